/** The place Worlds. */
export function Worlds() {
  return <h1>Worlds</h1>
}
