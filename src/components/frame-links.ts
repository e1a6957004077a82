/** One bud of the stem. */
export interface Step {
  id: string
  label: string
  /** The result of a step that is done, in three words: "25 inputs". */
  note?: string | undefined
  state: 'todo' | 'now' | 'done'
  /** Why the step cannot be opened yet; said when somebody tries. */
  disabledReason?: string | undefined
}

/** A view beside the steps. */
export interface SideLink {
  id: string
  label: string
  /** How things stand there, in a few words. */
  note?: string | undefined
  icon: 'board' | 'flag' | 'stack' | 'lock' | 'chip' | 'folder' | 'disk'
  current: boolean
}
