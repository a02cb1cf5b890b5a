/** Headers whose signature is wrong: the right one with its last digit changed. Unsigned messages stay as they are. */
export function withWrongSignature(
  headers: Readonly<Record<string, string>>,
  name: string,
): Readonly<Record<string, string>> {
  const signature = headers[name]
  if (signature === undefined) return headers
  return { ...headers, [name]: signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0') }
}
