import type { Features } from '../features.ts'
import type { PartName, PreparedData } from '../prepared-data.ts'
import { sampleRows } from '../random.ts'
import type { FittedRecipe } from '../recipe.ts'
import { alongAxis, type Plane } from './plane.ts'

/** Points of a part that are drawn; of more rows, a seeded sample. */
const MOST_POINTS = 500

/** Rows as points of the plane. */
export interface ScenePoints {
  part: Extract<PartName, 'train' | 'validation'>
  /** [points] In the columns' own units; `y` absent where there is one column only. */
  x: Float32Array<ArrayBuffer>
  y?: Float32Array<ArrayBuffer>
  /** [points] As in `PreparedPart`. */
  targets: Float64Array<ArrayBuffer>
  /** [points] Place among the rows of the part. */
  places: Uint32Array<ArrayBuffer>
  /** [points] Row numbers in the table. */
  rows: Uint32Array<ArrayBuffer>
}

/** The rows that a plane is drawn with. */
export function scenePoints(data: PreparedData, recipe: FittedRecipe, plane: Plane): ScenePoints[] {
  return (['train', 'validation'] as const).map((part) => {
    const { features, targets, rows } = data[part]
    const places = sampleRows(1, features.rows, MOST_POINTS)
    const pick = (values: Float32Array) => Float32Array.from(places, (i) => values[i] as number)
    const along = (axis: Plane['x'], of: Features) => pick(alongAxis(recipe, axis, of))
    return {
      part,
      x: along(plane.x, features),
      ...(plane.y && { y: along(plane.y, features) }),
      targets: Float64Array.from(places, (i) => targets[i] as number),
      places,
      rows: Uint32Array.from(places, (i) => rows[i] as number),
    }
  })
}
