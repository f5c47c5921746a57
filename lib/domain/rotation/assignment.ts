/**
 * The cheapest perfect assignment of rows to columns of a square cost matrix: for each row its column.
 * The Hungarian method with potentials, O(n^3) (Kuhn 1955; in the form of Jonker and Volgenant 1987).
 */
export function cheapestAssignment(size: number, cost: (row: number, column: number) => number): number[] {
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const cameFrom = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(size + 1).fill(Infinity);
    const done = new Uint8Array(size + 1);
    do {
      done[column] = 1;
      const current = rowOf[column]!;
      let [smallest, next] = [Infinity, 0];
      for (let other = 1; other <= size; other++) {
        if (done[other]) continue;
        const reduced = cost(current - 1, other - 1) - rowPotential[current]! - columnPotential[other]!;
        if (reduced < slack[other]!) [slack[other], cameFrom[other]] = [reduced, column];
        if (slack[other]! < smallest) [smallest, next] = [slack[other]!, other];
      }
      for (let other = 0; other <= size; other++) {
        if (!done[other]) slack[other]! -= smallest;
        else {
          rowPotential[rowOf[other]!]! += smallest;
          columnPotential[other]! -= smallest;
        }
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = cameFrom[column]!) rowOf[column] = rowOf[cameFrom[column]!]!;
  }
  const columnOf: number[] = new Array<number>(size);
  for (let column = 1; column <= size; column++) columnOf[rowOf[column]! - 1] = column - 1;
  return columnOf;
}
