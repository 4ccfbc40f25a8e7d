/** The fields that have a value; a field left out and a field that is undefined are not the same in our types. */
export function onlyDefined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const told = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(told) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
