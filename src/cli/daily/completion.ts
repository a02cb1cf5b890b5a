import { Argument, Command, type Option } from 'commander'
import { EXIT_CODES, fitting } from '../options.ts'

/** How a shell's script is written. */
interface Shell {
  /** Goes on to the command of the word that is looked at. */
  readonly step: string
  /** Says what may come next, words with spaces between them. */
  list(words: string): string
  /** One case: its patterns, a text or `*` and a text, and what is done in it. */
  toCase(patterns: readonly string[], line: string): string
  /** The script: the steps from command to command, what may follow a flag, and what may follow a command. */
  toScript(steps: string, values: string, words: string): string
}

const BASH: Shell = {
  step: 'at="$at ${COMP_WORDS[i]}"',
  list: words => `list='${words}'`,
  toCase: (patterns, line) => `    ${patterns.join('|')}) ${line} ;;`,
  toScript: (steps, values, words) => `_backlot() {
  local at='' list='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at \${COMP_WORDS[i]}" in
${steps}
    esac
  done
  case "$at \${COMP_WORDS[COMP_CWORD-1]}" in
${values}
    *) case "$at" in
${words}
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$list" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _backlot backlot`,
}

const SHELLS: Readonly<Record<string, Shell>> = {
  bash: BASH,
  zsh: {
    ...BASH,
    toScript: (...cases) => `autoload -Uz bashcompinit && bashcompinit\n${BASH.toScript(...cases)}`,
  },
  fish: {
    step: 'set at "$at $word"',
    list: words => `set list ${words}`,
    toCase: (patterns, line) => `    case ${patterns.map(one => one.replace("*'", "'*")).join(' ')}\n      ${line}`,
    toScript: (steps, values, words) => `function __backlot_next
  set -l at ''
  set -l list
  set -l typed (commandline -opc)
  for word in $typed[2..-1]
    switch "$at $word"
${steps}
    end
  end
  switch "$at $typed[-1]"
${values}
    case '*'
    switch "$at"
${words}
    end
  end
  set -l fitting (string match -- (commandline -ct)'*' $list)
  if set -q fitting[1]
    printf '%s\\n' $fitting
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c backlot -f -a '(__backlot_next)'`,
  },
}

/** `backlot completion SHELL`: a script that completes commands, acts, flags and their values. */
export function completionCommand(name: string, summary: string): Command {
  const shells = Object.keys(SHELLS)
  const shell = new Argument('<shell>').choices(shells).argParser(fitting('shell', { enum: shells }))
  return new Command(name)
    .description(summary)
    .addArgument(shell)
    .addHelpText('after', HELP)
    .action((named: string, _flags, command: Command) => {
      console.log(scriptOf(command.parent ?? command, SHELLS[named] ?? BASH))
    })
}

const HELP = `
Examples:
  eval "$(backlot completion bash)"
  eval "$(backlot completion zsh)"       (after compinit)
  backlot completion fish | source

${EXIT_CODES}`

/** A command as it is completed: the words to it, with a space before each, and its flags. */
interface Place {
  readonly path: string
  readonly command: Command
  readonly options: readonly Option[]
}

/** A command and all below it, by each of their names. */
function placesOf(command: Command, path = ''): Place[] {
  const options = command.options.filter(({ hidden }) => !hidden)
  const below = command.commands.flatMap(child =>
    [child.name(), ...child.aliases()].flatMap(name => placesOf(child, `${path} ${name}`)),
  )
  return [{ path, command, options }, ...below]
}

function scriptOf(program: Command, { step, list, toCase, toScript }: Shell): string {
  const [root, ...places] = placesOf(program)
  const start = places.find(({ path }) => path === ' start')
  // Without a command it is `backlot start`.
  const whole = [
    { path: '', command: program, options: [...(root?.options ?? []), ...(start?.options ?? [])] },
    ...places,
  ]
  const steps = toCase(
    places.map(({ path }) => `'${path}'`),
    step,
  )
  const words = whole.map(({ path, command, options }) => {
    const named = [
      ...command.commands.map(one => one.name()),
      ...command.registeredArguments.map(({ argChoices = [] }) => argChoices.join(' ')),
    ]
    const next = [...named.filter(Boolean), ...options.map(({ long }) => long), '--help']
    return toCase([`'${path}'`], list(next.join(' ')))
  })
  const values = valuesOf(whole).map(([patterns, next]) => toCase(patterns, list(next)))
  return toScript(steps, values.join('\n'), words.join('\n'))
}

/** What may follow the flags that take a value, nothing where it is any: by patterns of where they stand. */
function valuesOf(places: readonly Place[]): [patterns: string[], words: string][] {
  const flags = new Map<string, Map<string, string[]>>()
  for (const { path, options } of places)
    for (const { long, required, argChoices = [] } of options) {
      if (!required || !long) continue
      const byWords = flags.get(long) ?? new Map<string, string[]>()
      const words = argChoices.join(' ')
      byWords.set(words, [...(byWords.get(words) ?? []), `'${path} ${long}'`])
      flags.set(long, byWords)
    }
  const patterns = new Map<string, string[]>()
  for (const [long, byWords] of flags)
    for (const [words, own] of byWords)
      patterns.set(words, [...(patterns.get(words) ?? []), ...(byWords.size === 1 ? [`*' ${long}'`] : own)])
  return [...patterns].map(([words, own]) => [own, words])
}
