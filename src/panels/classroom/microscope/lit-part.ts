import type { Examination } from '../../../domain/microscope/examine.ts'
import type { SelectedPart } from '../../../state/selected-part.ts'

/** The part of the drawing that a kind of symbol stands for; undefined: none. */
export function litPart(
  kind: string | undefined,
  { place, layers, output }: Examination,
): SelectedPart | undefined {
  const { layer, unit, from } = place
  switch (kind) {
    case 'w':
      return from === 'bias' ? { layer, unit } : { layer, unit, from }
    case 'x':
      return from === 'bias' || layer > 0 ? undefined : { layer: -1, unit: from }
    case 'a':
      // Of the first layer, a is what the unit answers; further up it is also what the unit is given.
      return from === 'bias' || layer === 0 ? { layer, unit } : { layer: layer - 1, unit: from }
    case 'b':
    case 'z':
    case 'delta':
      return { layer, unit }
    case 'p':
    case 'y':
    case 'L':
      return { layer: layers.length - 1, unit: output.unit }
    case undefined:
    default:
      return undefined
  }
}
