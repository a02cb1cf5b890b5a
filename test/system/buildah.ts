/** Images in Debian's buildah, without an engine: containers run by chroot isolation, in a storage of the test file's own. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, inject } from 'vitest'
import { type RunningCommand, spawnCommand } from '../cli/backlot.ts'
import { TRUST } from './project.ts'

/** Whether there is no buildah, or no right to mount: the tests are skipped. */
export const isMissing = process.getuid?.() !== 0 || spawnSync('buildah', ['--version']).error !== undefined
/** Why they are skipped, for their names. */
export const skipped = isMissing ? ' (skipped: no buildah, or not root; apt-get install buildah)' : ''

/** What an image says of itself. */
export interface ImageConfig {
  readonly User: string
  readonly Env: readonly string[]
  readonly Entrypoint: readonly string[]
  readonly ExposedPorts: Readonly<Record<string, object>>
  /** `CMD` and the words of a command. */
  readonly Healthcheck: { readonly Test: readonly string[] }
}

/**
 * Mounts a container's root read-only in a mount namespace of its own, and runs a command in it. Chroot isolation itself has
 * no read-only root, and mounts files over some of the root's, which have to be there before. /run stays writable for root,
 * because buildah removes its file from there at the end. Chroot isolation separates neither networks nor processes, it
 * limits no memory, and the machine's devices are seen in /dev.
 */
const RUN_READ_ONLY = `
container=$1; shift
root=$(buildah mount "$container")
mkdir -p "$root/dev" "$root/proc" "$root/run" "$root/sys"
touch "$root/etc/hosts" "$root/etc/hostname" "$root/etc/resolv.conf" "$root/run/.containerenv"
mount -t tmpfs -o mode=755 none "$root/run"
touch "$root/run/.containerenv"
mount -o remount,bind,ro "$root"
exec buildah run --isolation chroot "$@"
`

/** What may be done with images while a file's tests run. */
export interface Images {
  /** A folder with the unpacked tarball. */
  readonly folder: string
  /** Runs a command to its end; refuses one that fails. Answers what it printed. */
  run(command: string, ...args: readonly string[]): Promise<string>
  configOf(image: string): Promise<ImageConfig>
  /** Starts a command in a new container of an image, as the image's user, with a root that is read-only. */
  start(image: string, command: readonly string[], settings?: Readonly<Record<string, string>>): Promise<RunningCommand>
}

/** A storage and the unpacked tarball for a file's tests. Both are removed at the end. */
export function imagesForFile(): Images {
  const temporary = join(tmpdir(), `backlot-images-${process.pid}`)
  const storage = join(temporary, 'storage.conf')
  const env = { ...TRUST, CONTAINERS_STORAGE_CONF: storage, BUILDAH_ISOLATION: 'chroot' }
  const spawn = (command: string, args: readonly string[]): RunningCommand =>
    spawnCommand(command, args, { env, lasting: true })
  const run = async (command: string, ...args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await spawn(command, args).ended
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr}`)
    return stdout.trim()
  }
  beforeAll(async () => {
    mkdirSync(temporary)
    const paths = ['graphroot', 'runroot'].map(name => `${name} = "${join(temporary, name)}"\n`)
    writeFileSync(storage, `[storage]\ndriver = "overlay"\n${paths.join('')}`)
    await run('tar', '-xzf', inject('tarball'), '-C', temporary)
  })
  afterAll(async () => {
    await run('buildah', 'rm', '--all')
    rmSync(temporary, { recursive: true, force: true })
  })
  return {
    folder: join(temporary, 'package'),
    run,
    configOf: async image => {
      const inspected: unknown = JSON.parse(await run('buildah', 'inspect', '--type', 'image', image))
      return (inspected as { Docker: { config: ImageConfig } }).Docker.config // buildah's own words
    },
    start: async (image, command, settings = {}) => {
      const container = await run('buildah', 'from', '--pull=never', image)
      const variables = Object.entries(settings).map(([name, value]) => `--env=${name}=${value}`)
      const args = [container, ...variables, container, '--', ...command]
      return spawn('unshare', ['--mount', 'bash', '-ec', RUN_READ_ONLY, 'bash', ...args])
    },
  }
}
