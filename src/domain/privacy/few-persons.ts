/** So many rows a group must have before nobody in it stands out. */
export const FEW_PERSONS = 5
