/** An environment of these names and no others. Frameworks declare names as always set; a child that must learn nothing has none of them. */
export function onlyEnvironment(names: Partial<NodeJS.ProcessEnv>): NodeJS.ProcessEnv {
  return names as NodeJS.ProcessEnv;
}
