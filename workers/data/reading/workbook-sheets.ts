/**
 * Which sheets a workbook has and where they lie: `xl/workbook.xml` and its relationships (ECMA-376, parts 1 and 2).
 */

export interface WorkbookSheet {
  name: string
  hidden: boolean
  /** Position among all sheets of the workbook, from 1, as the reader counts. */
  position: number
  /** Path of the sheet in the archive. */
  path: string
}

export interface WorkbookParts {
  /** Sheets of cells; charts and the like are left out. */
  sheets: WorkbookSheet[]
  /** Paths of what sheets refer to: shared texts and styles. */
  shared: string[]
}

const FOLDER = 'xl/'

/**
 * @param workbook text of `xl/workbook.xml`
 * @param relationships text of `xl/_rels/workbook.xml.rels`
 */
export function workbookParts(workbook: string, relationships: string): WorkbookParts {
  const targets = tags(relationships, 'Relationship').map((attributes) => ({
    id: attributes.get('Id') ?? '',
    // The last part of the type is the same in the strict and in the transitional form.
    type: (attributes.get('Type') ?? '').replace(/^.*\//s, ''),
    path: archivePath(attributes.get('Target') ?? ''),
  }))
  const sheets = tags(workbook, 'sheet')
    .filter((attributes) => (attributes.get('name') ?? '') !== '')
    .flatMap((attributes, i) => {
      const target = targets.find(({ id }) => id === attributes.get('id'))
      if (target?.type !== 'worksheet') return []
      const hidden = /^(very)?hidden$/i.test(attributes.get('state') ?? '')
      const name = attributes.get('name') ?? ''
      return [{ name, hidden, position: i + 1, path: target.path }]
    })
  const shared = targets.filter(({ type }) => type === 'sharedStrings' || type === 'styles')
  return { sheets, shared: shared.map(({ path }) => path) }
}

/** Targets are relative to the folder of the workbook unless they begin at the root. */
function archivePath(target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of (FOLDER + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Attributes of every element of a name, with or without a namespace prefix. */
function tags(xml: string, name: string): Map<string, string>[] {
  const found = xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}\\s([^>]*)>`, 'g'))
  return Array.from(found, ([, written = '']) => {
    const attributes = written.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
    return new Map(
      Array.from(attributes, ([, key = '', double, single]) => [
        key,
        withoutReferences(double ?? single ?? ''),
      ]),
    )
  })
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withoutReferences(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, named) => {
    if (named !== undefined) return NAMED[named as string] ?? whole
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
