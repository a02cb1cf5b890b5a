/** The place Endpoints. */
export function Endpoints() {
  return <h1>Endpoints</h1>
}
