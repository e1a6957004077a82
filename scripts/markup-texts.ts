import { type AST, parse } from 'svelte/compiler'
import { isLanguageNeutral } from './message-catalogue.ts'

/** Attributes, of elements and of our components, whose value a person reads or hears. */
const READ_ATTRIBUTES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'description',
  'heading',
  'hint',
  'label',
  'placeholder',
  'summary',
  'text',
  'title',
])

interface Node {
  type: string
  start: number
}

function isNode(value: unknown): value is Node & Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** The texts that an expression may come to: what stands in a call's arguments is not shown as it is. */
function shownTexts(expression: unknown): string[] {
  if (!isNode(expression)) return []
  switch (expression.type) {
    case 'Literal':
      return typeof expression['value'] === 'string' ? [expression['value']] : []
    case 'TemplateLiteral':
      return (expression['quasis'] as { value: { cooked: string } }[]).map(
        ({ value }) => value.cooked,
      )
    case 'ConditionalExpression':
      return [...shownTexts(expression['consequent']), ...shownTexts(expression['alternate'])]
    case 'LogicalExpression':
    case 'BinaryExpression':
      if (['===', '!==', '<', '>', '<=', '>=', 'in'].includes(String(expression['operator']))) {
        return []
      }
      return [...shownTexts(expression['left']), ...shownTexts(expression['right'])]
    default:
      return []
  }
}

/** The texts that one piece of markup shows by itself, without those of its children. */
function textsOf(node: Node & Record<string, unknown>): string[] {
  if (node.type === 'Text') return [String(node['data'])]
  if (node.type === 'ExpressionTag') return shownTexts(node['expression'])
  return []
}

function textsOfAttribute(attribute: AST.Attribute): string[] {
  const { value } = attribute
  if (value === true) return []
  return (Array.isArray(value) ? value : [value]).flatMap((part) =>
    textsOf(part as unknown as Node & Record<string, unknown>),
  )
}

function* visible(node: unknown): Generator<{ start: number; texts: string[] }> {
  if (Array.isArray(node)) {
    for (const child of node) yield* visible(child)
    return
  }
  if (!isNode(node)) return
  if (node.type === 'Attribute') {
    const attribute = node as unknown as AST.Attribute
    if (READ_ATTRIBUTES.has(attribute.name)) {
      yield { start: node.start, texts: textsOfAttribute(attribute) }
    }
    return
  }
  // Classes, styles, bindings, handlers: nothing that is read.
  if (node.type.endsWith('Directive') || node.type === 'Comment') return
  const texts = textsOf(node)
  if (texts.length > 0) yield { start: node.start, texts }
  else for (const child of Object.values(node)) yield* visible(child)
}

/**
 * The texts written into a component's markup instead of the catalogue.
 * @returns one line per text: the line number and the text
 */
export function markupTexts(source: string): string[] {
  const { fragment } = parse(source, { modern: true })
  return [...visible(fragment)].flatMap(({ start, texts }) =>
    texts
      .filter((text) => !isLanguageNeutral(text.trim()))
      .map((text) => {
        const line = source.slice(0, start).split('\n').length
        return `${String(line)}: ${text.trim()}`
      }),
  )
}
