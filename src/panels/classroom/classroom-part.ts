/** Parts of the classroom's page that its own links lead to, in their order. */
export const CLASSROOM_PARTS = [
  'bench',
  'health',
  'settings',
  'time',
  'microscope',
  'layers',
  'lessons',
  'desk',
] as const
export type ClassroomPart = (typeof CLASSROOM_PARTS)[number]

/** The element that holds a part. */
export const partId = (part: ClassroomPart) => `classroom-${part}`
