/** What the control inside a field must carry, so that label, help and error belong to it. */
export interface ControlAttributes {
  id: string
  'aria-labelledby': string
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
}

/** What every kind of field takes. */
export interface FieldProps {
  label: string
  /** One sentence that explains the label as a technical word. */
  gloss?: string | undefined
  /** At the right of the label: the range, or what the value was. */
  hint?: string | undefined
  /** Under the control. */
  help?: string | undefined
  /** What is wrong with the value, as a sentence. */
  error?: string | undefined
  /** The value differs from what it was: a green edge. */
  changed?: boolean
}
