/** `primary` once per view; `quiet` without a border; `danger` is text in the danger colour; `link` for pane heads. */
export type ButtonKind = 'primary' | 'normal' | 'quiet' | 'danger' | 'link'
export type ButtonSize = 'small' | 'normal' | 'large'
