/** The place Faults. */
export function Faults() {
  return <h1>Faults</h1>
}
