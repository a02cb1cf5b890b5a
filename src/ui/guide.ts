/** The script of the guide's pages, which need none: it adds a button to each example that copies it. */
for (const example of document.querySelectorAll('pre')) {
  const button = document.createElement('button')
  button.textContent = 'Copy'
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(example.textContent).then(
      () => (button.textContent = 'Copied'),
      // A page that did not come by loopback or TLS may not write to the clipboard.
      () => (button.textContent = 'Select the text and copy it'),
    )
  })
  const frame = document.createElement('div')
  frame.className = 'example'
  example.replaceWith(frame)
  frame.append(example, button)
}
