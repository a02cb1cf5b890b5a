import { refusing } from '../errors/sim-error.ts'

/** How the control plane refuses. */
export const controlError = refusing({
  ADMIN_TOKEN_REQUIRED: [
    'unauthenticated',
    'The simulator has an admin token, and the call does not bring it.',
    'control-plane#who-may-call',
  ],
  BAD_URL: ['invalid', 'The path cannot be decoded; 414 when a part of it is too long.'],
  FOREIGN_ORIGIN: [
    'forbidden',
    'A page of another origin or site calls, and `--cors-origin` does not name it.',
    'control-plane#who-may-call',
  ],
  HOST_NOT_ALLOWED: [
    'forbidden',
    'The `Host` is no name of a server on loopback; `--allowed-host` adds one.',
    'control-plane#who-may-call',
  ],
  INVALID_INPUT: ['invalid', 'Parameters or body are not what the call takes.'],
  NOT_FOUND: ['not-found', 'There is nothing at this method and path.'],
})
