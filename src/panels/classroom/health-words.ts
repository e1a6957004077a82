import { faultOfLayer, faultOfUnit, type Finding } from '../../domain/classroom/finding.ts'
import type { Remedy } from '../../domain/classroom/remedies.ts'
import type { Messages } from '../../messages/en.ts'
import { inTurn } from '../../messages/in-turn.ts'
import type { ClassroomScene } from '../../protocol/classroom-api.ts'
import { layerName } from './network-words.ts'

/** A finding as it is told: the worst of its layer, and how many other units are like it. */
export interface ToldFinding {
  finding: Finding
  others: number
}

/** What is likeliest to bring about the others comes first. */
const ORDER: readonly Finding['kind'][] = [
  'rateTooHigh',
  'exploding',
  'rateTooLow',
  'deadUnit',
  'vanishing',
  'overfitting',
  'saturatedUnit',
  'underfitting',
]

/** One note for each kind in each layer; of a gradient that vanishes in several layers, the worst. */
export function toldFindings(findings: readonly Finding[]): ToldFinding[] {
  const inOrder = findings.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  const groups = Map.groupBy(inOrder, (finding) =>
    'unit' in finding ? `${finding.kind} ${finding.layer}` : finding.kind,
  )
  return [...groups.values()].flatMap((group) => {
    const [worst] = group.toSorted((a, b) => badness(b) - badness(a))
    return worst ? [{ finding: worst, others: 'unit' in worst ? group.length - 1 : 0 }] : []
  })
}

function badness(finding: Finding): number {
  if (finding.kind === 'saturatedUnit') return finding.idle
  if (finding.kind === 'vanishing') return -finding.share
  return finding.kind === 'exploding' ? finding.norm : 0
}

/** A bold head, and what follows it. */
export function findingWords(
  m: Messages,
  scene: ClassroomScene,
  { finding, others }: ToldFinding,
): { title: string; text: string } {
  const told = wordsOf(m, scene, finding)
  if (others === 0) return told
  return { ...told, text: `${told.text} ${m.health.others(m.format.count(others))}` }
}

function wordsOf(
  m: Messages,
  scene: ClassroomScene,
  finding: Finding,
): { title: string; text: string } {
  const loss = (value: number) => m.format.number(value, 2)
  const count = (value: number) => m.format.count(value)
  switch (finding.kind) {
    case 'deadUnit':
      return m.health.deadUnit(placeWords(m, scene, finding), count(finding.rows))
    case 'saturatedUnit': {
      const { idle, rows } = finding
      return m.health.saturatedUnit(placeWords(m, scene, finding), count(idle), count(rows))
    }
    case 'vanishing':
      return m.health.vanishing(
        layerName(m, scene, finding.layer),
        finding.share < 1e-4
          ? m.health.lessThan(m.format.percent(1e-4, 2))
          : m.format.percent(finding.share, 2),
      )
    case 'exploding':
      return m.health.exploding(layerName(m, scene, finding.layer), loss(finding.norm))
    case 'overfitting':
      return m.health.overfitting(count(finding.best), loss(finding.from), loss(finding.to))
    case 'underfitting':
      return m.health.underfitting(
        m.format.number(finding.loss, 3),
        m.format.number(finding.simplest, 3),
      )
    case 'rateTooHigh':
      return m.health.rateTooHigh(count(finding.jumps), count(finding.epochs))
    case 'rateTooLow':
      return m.health.rateTooLow(m.format.percent(finding.share, 1), count(finding.epochs))
  }
}

/** What is wrong, to be read out: the same words for as long as the same things are wrong. */
export function saidFindings(
  m: Messages,
  scene: ClassroomScene,
  told: readonly ToldFinding[],
): string {
  return inTurn(
    ...told.map(({ finding, others }) =>
      finding.kind === 'deadUnit' || finding.kind === 'saturatedUnit'
        ? m.health.unitsSaid[finding.kind](layerName(m, scene, finding.layer))
        : findingWords(m, scene, { finding, others }).title,
    ),
  )
}

/** A unit's name, and what is wrong with it or with the gradient of its layer. */
export function withFaults(
  m: Messages,
  name: string,
  findings: readonly Finding[],
  layer: number,
  unit: number,
): string {
  const ofUnit = faultOfUnit(findings, layer, unit)
  const ofLayer = faultOfLayer(findings, layer)
  const faults = [
    ...(ofUnit ? [m.health.marked[ofUnit]] : []),
    ...(ofLayer ? [m.health.layerFault[ofLayer]] : []),
  ]
  return faults.length === 0 ? name : m.common.named(name, m.common.list(faults))
}

function placeWords(
  m: Messages,
  scene: ClassroomScene,
  { layer, unit }: { layer: number; unit: number },
): string {
  return m.health.place(layerName(m, scene, layer), m.format.count(unit + 1))
}

export function remedyWords(m: Messages, scene: ClassroomScene, remedy: Remedy): string {
  const words = m.health.remedies
  switch (remedy.kind) {
    case 'smallerRate':
    case 'largerRate':
      return words[remedy.kind](m.format.plain(remedy.rate))
    case 'activation':
      return words.activation(
        m.train.activations[remedy.activation],
        layerName(m, scene, remedy.layer),
      )
    case 'l2':
      return words.l2(m.format.plain(remedy.l2))
    case 'dropout':
      return words.dropout(m.format.plain(remedy.rate))
    case 'clipping':
      return words.clipping(m.format.plain(remedy.limit))
    case 'fewerUnits':
    case 'moreUnits':
      return words[remedy.kind]
  }
}
