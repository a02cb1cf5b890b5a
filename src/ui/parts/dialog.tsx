import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

/** A dialog over the page, named by its heading; Escape and "Cancel" close it. */
export function Dialog(props: {
  readonly name: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={props.onClose}>
      <div class="stack">
        <div class="row spread">
          <h2 id={id}>{props.name}</h2>
          <button class="quiet" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
        </div>
        {props.children}
      </div>
    </dialog>
  )
}
