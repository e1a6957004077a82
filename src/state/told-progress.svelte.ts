import { progressMessage } from '../domain/classroom/frame-message.ts'
import { ParentFrame } from '../services/parent-frame.ts'
import type { Classroom } from './classroom.svelte.ts'
import type { LessonGuide } from './lesson-guide.svelte.ts'

/** Tells the page around this one how far training and lesson are. Call it while a component is set up. */
export function tellProgress(classroom: Classroom, lessons: LessonGuide): void {
  const around = new ParentFrame()
  $effect(() => {
    const record = classroom.history.last
    if (record) around.tell(progressMessage(record, lessons.doneTasks))
  })
}
