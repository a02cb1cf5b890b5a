/**
 * Writes types out: what the sources compute (from TypeBox schemas, rows of acts, tables) becomes plain interfaces with
 * the comments of the sources, so that users read them, and nothing behind them is published.
 */
import { basename, dirname } from 'node:path'
import ts from 'typescript'

/** Types that stay as they are written: they say more than what they stand for. */
const KEPT_ALIASES = ['Partial', 'Given']

const FORMAT = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType

/** The text of a type, and of those that it names. */
export class TypeWriter {
  readonly #program: ts.Program
  readonly #checker: ts.TypeChecker
  /** Which file has a type of this name. */
  readonly #files: readonly string[]
  readonly #knownHomes: ReadonlyMap<string, string>
  #rows: ReadonlyMap<string, ts.Symbol> = new Map()
  #file = ''
  #homes = new Map<string, string>()
  #imports = new Map<string, Set<string>>()
  #queue = new Map<string, ts.Symbol>()
  #home = ''

  /** `files` are those that are written, `folder` is where the others are that types of theirs may come from. */
  constructor(files: readonly string[], tsconfig: string, folder: string) {
    const { config } = ts.readConfigFile(tsconfig, path => ts.sys.readFile(path))
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(tsconfig))
    const others = ts.sys.readDirectory(folder, ['.ts'], ['**/*.gen.ts'])
    this.#files = files
    this.#program = ts.createProgram([...files, ...others], options)
    this.#checker = this.#program.getTypeChecker()
    this.#knownHomes = new Map(
      [...files, ...others].flatMap(file => {
        const home = files.includes(file) ? `./${basename(file, '.ts')}.gen.ts` : `./${basename(file)}`
        return this.#exportsOf(file).map(({ name }) => [name, home] as const)
      }),
    )
  }

  /** The exported types of a file of this name as the text of a module, with the types that they name. */
  write(name: string): string {
    const file = this.#files.find(path => basename(path, '.ts') === name) ?? ''
    const symbols = this.#exportsOf(file)
    this.#file = file
    this.#home = `./${name}.gen.ts`
    this.#rows = this.#rowsOf(name)
    this.#homes = new Map(this.#knownHomes)
    this.#imports = new Map()
    this.#queue = new Map(symbols.map(symbol => [symbol.name, symbol]))
    for (const symbol of symbols) this.#homes.set(symbol.name, this.#home)
    const texts: string[] = []
    // What is written may name more: the queue grows on the way.
    for (const [named, symbol] of this.#queue) texts.push(this.#declaration(named, symbol))
    const imports = [...this.#imports].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const lines = imports.map(([from, names]) => `import type { ${[...names].toSorted().join(', ')} } from '${from}'\n`)
    return `${lines.join('')}\n${texts.join('\n')}`
  }

  #exportsOf(file: string): ts.Symbol[] {
    const source = this.#program.getSourceFile(file)
    const module = source && this.#checker.getSymbolAtLocation(source)
    return module ? this.#checker.getExportsOfModule(module) : []
  }

  /** The records of a vendor by their text: the checker does not tell that a type is an alias of another alias. */
  #rowsOf(vendor: string): Map<string, ts.Symbol> {
    const file = this.#program.getSourceFiles().find(({ fileName }) => fileName.endsWith(`/${vendor}/records.ts`))
    return new Map(
      this.#exportsOf(file?.fileName ?? '')
        .filter(({ flags }) => flags & ts.SymbolFlags.TypeAlias)
        .map(symbol => [
          this.#checker.typeToString(this.#checker.getDeclaredTypeOfSymbol(symbol), undefined, FORMAT),
          symbol,
        ]),
    )
  }

  #rowOf(type: ts.Type): ts.Symbol | undefined {
    return type.aliasSymbol && ['Omit', 'Readonly'].includes(type.aliasSymbol.name)
      ? this.#rows.get(this.#checker.typeToString(type, undefined, FORMAT))
      : undefined
  }

  #declaration(name: string, exported: ts.Symbol): string {
    const isAlias = (exported.flags & ts.SymbolFlags.Alias) !== 0
    const symbol = isAlias ? this.#checker.getAliasedSymbol(exported) : exported
    const type = this.#checker.getDeclaredTypeOfSymbol(symbol)
    if (name === 'Factories')
      return this.#checker
        .getPropertiesOfType(type)
        .map(property => {
          const [signature] = this.#checker.getTypeOfSymbol(property).getCallSignatures()
          return `${docs(this.#docsOf(property), '')}export declare function ${property.name}${this.#signature(signature!, ': ', '')}\n`
        })
        .join('\n')
    const head = docs(this.#docsOf(symbol), '')
    const node = symbol.declarations?.[0]
    if (node && ts.isTypeAliasDeclaration(node) && node.typeParameters) return `${head}${node.getText()}\n`
    if (this.#isPlainObject(type)) return `${head}export interface ${name} ${this.#members(type, '')}\n`
    return `${head}export type ${name} = ${this.#text(type, '', name)}\n`
  }

  #text(type: ts.Type, indent: string, except?: string): string {
    const { aliasTypeArguments = [] } = type
    const row = this.#rowOf(type)
    const aliasSymbol = row ?? type.aliasSymbol
    if (aliasSymbol && KEPT_ALIASES.includes(aliasSymbol.name))
      return `${isOurs(aliasSymbol) ? this.#name(aliasSymbol) : aliasSymbol.name}<${aliasTypeArguments.map(one => this.#text(one, indent)).join(', ')}>`
    const isPlain = row !== undefined || aliasTypeArguments.length === 0
    if (aliasSymbol && isPlain && aliasSymbol.name !== except && isOurs(aliasSymbol)) return this.#name(aliasSymbol)
    if (type.isUnion()) return this.#union(type, indent)
    if (this.#isPlainObject(type) && type.isIntersection()) return this.#members(type, indent)
    if (type.isIntersection()) return type.types.map(one => this.#text(one, indent)).join(' & ')
    if (this.#checker.isArrayType(type) || this.#checker.isTupleType(type)) return this.#list(type, indent)
    const { symbol } = type
    const isInterface = (type.flags & ts.TypeFlags.Object) !== 0 && type.isClassOrInterface()
    if (symbol && symbol.name !== except && isInterface && isOurs(symbol)) return this.#name(symbol)
    const reference = this.#checker.getTypeArguments(type as ts.TypeReference) as readonly ts.Type[] | undefined
    if (symbol && reference?.length && this.#homes.has(symbol.name))
      return `${this.#name(symbol)}<${reference.map(one => this.#text(one, indent)).join(', ')}>`
    const [signature] = type.getCallSignatures()
    if (signature) return this.#signature(signature, ' => ', indent)
    if (this.#isPlainObject(type)) return this.#members(type, indent)
    return this.#checker.typeToString(type, undefined, FORMAT).replace('<ArrayBufferLike>', '') // has no parameter in earlier versions of TypeScript
  }

  #union(type: ts.UnionType, indent: string): string {
    const isBoolean = type.types.filter(one => one.flags & ts.TypeFlags.BooleanLiteral).length === 2
    const rest = type.types.filter(one => !isBoolean || !(one.flags & ts.TypeFlags.BooleanLiteral))
    const texts = rest
      .map(one => this.#text(one, indent))
      .map(text => (text.startsWith('(') && text.includes(' => ') ? `(${text})` : text))
    if (isBoolean) texts.push('boolean')
    // The checker's own order changes with what it looked at before.
    const rank = (text: string): number => ['null', 'undefined'].indexOf(text)
    const sorted = texts.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    return sorted.join(' | ')
  }

  #list(type: ts.Type, indent: string): string {
    const parts = this.#checker.getTypeArguments(type as ts.TypeReference).map(one => this.#text(one, indent))
    const text = this.#checker.isTupleType(type)
      ? `[${parts.join(', ')}]`
      : /[|&]|=>/.test(parts[0]!.replaceAll(/\{[^}]*\}/g, ''))
        ? `(${parts[0]})[]`
        : `${parts[0]}[]`
    return `readonly ${text}`
  }

  #members(type: ts.Type, indent: string): string {
    const inner = `${indent}  `
    const index = this.#checker.getIndexInfosOfType(type).map(({ keyType, type: value }) => {
      const key = this.#checker.typeToString(keyType)
      return `${inner}readonly [key: ${key}]: ${this.#text(value, inner)}\n`
    })
    const members = inOrder(this.#checker.getPropertiesOfType(type)).map(symbol => this.#member(symbol, inner))
    return members.length + index.length === 0 ? 'object' : `{\n${index.join('')}${members.join('')}${indent}}`
  }

  #member(symbol: ts.Symbol, indent: string): string {
    const name = /^[\w$]+$/.test(symbol.name) ? symbol.name : `'${symbol.name}'`
    const head = docs(this.#docsOf(symbol), indent)
    const type = this.#checker.getTypeOfSymbol(symbol)
    const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0
    const mark = isOptional ? '?' : ''
    const [signature] = type.getCallSignatures()
    if (signature && !isOptional) return `${head}${indent}${name}${this.#signature(signature, ': ', indent)}\n`
    const written = declaredType(symbol)?.getText() ?? ''
    const text = this.#written(symbol) ?? this.#alias(symbol) ?? this.#text(type, indent)
    const isBare = isOptional && !written.endsWith('| undefined')
    return `${head}${indent}readonly ${name}${mark}: ${isBare ? text.replace(/ \| undefined$/, '') : text}\n`
  }

  /** The type of a member that the shapes themselves declare, as it is written there. */
  #written(symbol: ts.Symbol): string | undefined {
    const node = declaredType(symbol)
    if (node?.getSourceFile().fileName !== this.#file) return undefined
    const visit = (one: ts.Node): void => {
      const named = ts.isTypeReferenceNode(one) ? this.#checker.getSymbolAtLocation(one.typeName) : undefined
      const target = named && named.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(named) : named
      if (target && isOurs(target)) this.#name(target)
      ts.forEachChild(one, visit)
    }
    visit(node)
    return node.getText()
  }

  /** The alias that a member is declared with: the checker forgets it where the member is optional. */
  #alias(symbol: ts.Symbol): string | undefined {
    const node = declaredType(symbol)
    if (!node || !ts.isTypeReferenceNode(node) || node.typeArguments) return undefined
    const named = this.#checker.getSymbolAtLocation(node.typeName)
    const target = named && named.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(named) : named
    return target && target.flags & ts.SymbolFlags.TypeAlias && isOurs(target) ? this.#name(target) : undefined
  }

  #signature(signature: ts.Signature, arrow: string, indent: string): string {
    const parameters = signature.parameters.flatMap(symbol => this.#parameters(symbol, indent))
    return `(${parameters.join(', ')})${arrow}${this.#text(signature.getReturnType(), indent)}`
  }

  /** A parameter as text; a rest parameter of a tuple's type is those that the tuple names. */
  #parameters(symbol: ts.Symbol, indent: string): string[] {
    const type = this.#checker.getTypeOfSymbol(symbol)
    const declaration = symbol.valueDeclaration
    if (!declaration || !ts.isParameter(declaration) || !declaration.dotDotDotToken) {
      const isOptional = declaration && ts.isParameter(declaration) && this.#checker.isOptionalParameter(declaration)
      return [this.#parameter(symbol.name, Boolean(isOptional), type, indent)]
    }
    const { elementFlags, labeledElementDeclarations } = (type as ts.TupleTypeReference).target
    return this.#checker.getTypeArguments(type as ts.TypeReference).map((one, i) => {
      const label = labeledElementDeclarations?.[i]?.name.getText() ?? `argument${i}`
      return this.#parameter(label, elementFlags[i] === ts.ElementFlags.Optional, one, indent)
    })
  }

  #parameter(name: string, isOptional: boolean, type: ts.Type, indent: string): string {
    // A destructured parameter has no name.
    const label = /^\w+$/.test(name) ? name.replace(/^_+\d*$/, 'given') : 'given'
    const text = this.#text(type, indent)
    return `${label}${isOptional ? '?' : ''}: ${isOptional ? text.replace(/ \| undefined$/, '') : text}`
  }

  /** The name of a type, which is imported where it has a home, and written after the others where it has none. */
  #name(symbol: ts.Symbol): string {
    const { name } = symbol
    const home = this.#homes.get(name)
    if (home === undefined) {
      this.#queue.set(name, symbol)
      this.#homes.set(name, this.#home)
    } else if (home !== this.#home) this.#imports.set(home, (this.#imports.get(home) ?? new Set()).add(name))
    return name
  }

  /** Whether this is an object whose members are written. */
  #isPlainObject(type: ts.Type): boolean {
    if (type.isIntersection()) return type.types.every(one => !this.#rowOf(one) && this.#isPlainObject(one))
    const isObject = (type.flags & ts.TypeFlags.Object) !== 0 && type.getCallSignatures().length === 0
    return isObject && (!type.symbol || !isLibrary(type.symbol)) && !this.#checker.isArrayType(type)
  }

  #docsOf(symbol: ts.Symbol): string {
    const own = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker))
    if (own !== '') return own
    const type =
      symbol.declarations?.[0] && ts.isTypeAliasDeclaration(symbol.declarations[0])
        ? symbol.declarations[0].type
        : undefined
    const target = type && ts.isTypeReferenceNode(type) ? this.#checker.getSymbolAtLocation(type.typeName) : undefined
    const named = target && target.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(target) : target
    return named && isOurs(named) ? ts.displayPartsToString(named.getDocumentationComment(this.#checker)) : ''
  }
}

function declaredType(symbol: ts.Symbol): ts.TypeNode | undefined {
  const declaration = symbol.valueDeclaration
  return declaration && ts.isPropertySignature(declaration) ? declaration.type : undefined
}

/** Members of one declaration as they stand there: the checker's own order changes with what it looked at before. */
function inOrder(symbols: readonly ts.Symbol[]): readonly ts.Symbol[] {
  const places = symbols.map(symbol => ({ symbol, node: symbol.declarations?.[0] }))
  const [first] = places
  const isOne = places.every(({ node }) => node && node.getSourceFile() === first?.node?.getSourceFile())
  return isOne ? places.toSorted((a, b) => a.node!.pos - b.node!.pos).map(({ symbol }) => symbol) : symbols
}

/** Whether a symbol is declared in the project. */
function isOurs(symbol: ts.Symbol): boolean {
  const declaration = symbol.declarations?.[0]
  if (!declaration || declaration.getSourceFile().fileName.includes('/node_modules/')) return false
  return !symbol.name.startsWith('__')
}

function isLibrary(symbol: ts.Symbol): boolean {
  return !symbol.name.startsWith('__') && !isOurs(symbol)
}

function docs(text: string, indent: string): string {
  if (text === '') return ''
  const lines = text.split('\n')
  if (lines.length === 1) return `${indent}/** ${text} */\n`
  return `${indent}/**\n${lines.map(line => `${indent} * ${line}\n`).join('')}${indent} */\n`
}
