/** What writes the text of a field into a signal as it changes. */
export function writes(text: { value: string }) {
  return (event: { readonly currentTarget: { readonly value: string } }): void => {
    text.value = event.currentTarget.value
  }
}

/** What is done in place of sending a form. */
export function submits(work: () => unknown) {
  return (event: { preventDefault(): void }): void => {
    event.preventDefault()
    work()
  }
}
