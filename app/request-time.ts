/** When this request is answered, epoch milliseconds. Pages that ask are rendered anew for each request. */
export function requestTime(): number {
  return Date.now();
}
