import type { ClassroomSettings } from '../classroom/edit-classroom.ts'
import type { Deed, WeightPlace } from './lesson.ts'

/** The classroom, as a lesson's own way through a task uses it. */
export interface LessonRoom {
  change: (settings: Partial<ClassroomSettings>) => Promise<void>
  again: () => Promise<void>
  step: (by: 'batch' | 'epoch') => Promise<void>
  setWeight: (weight: WeightPlace, value: number) => Promise<void>
}

/** Does what a task's way says, one deed after the other. */
export async function follow(
  deeds: readonly Deed[],
  room: LessonRoom,
  isWanted: () => boolean = () => true,
): Promise<void> {
  for (const deed of deeds) {
    if (!isWanted()) return
    if (deed.do === 'change') await room.change(deed.settings)
    else if (deed.do === 'again') await room.again()
    else if (deed.do === 'weight') await room.setWeight(deed.weight, deed.value)
    else {
      const by = deed.do === 'epochs' ? 'epoch' : 'batch'
      for (let i = 0; i < deed.count && isWanted(); i++) await room.step(by)
    }
  }
}
