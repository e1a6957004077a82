import { sigmoid } from '../activations.ts'
import { LEAST_ROWS } from '../enough-rows.ts'
import type { Calibration, CalibrationMethod } from './calibration.ts'
import { fitIsotonic } from './fit-isotonic.ts'
import { fitPlatt } from './fit-platt.ts'

/**
 * Learns a calibration from rows that no weight was learnt from.
 * @param logits [rows] of validation rows, as the network gives them
 * @param actual [rows] 1 positive, 0 not
 * @returns null where they say too little: fewer than 20 rows, one class only, or classes that lie apart
 */
export function fitCalibration(
  method: CalibrationMethod,
  logits: Float64Array,
  actual: Float64Array,
): Calibration | null {
  if (actual.length < LEAST_ROWS || !actual.includes(0) || !actual.includes(1)) return null
  return method === 'platt' ? fitPlatt(logits, actual) : fitIsotonic(logits.map(sigmoid), actual)
}
