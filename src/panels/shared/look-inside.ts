import type { TrainedModel } from '../../domain/trained-model.ts'
import type { Studio } from '../../state/studio.svelte.ts'

/** Opens a model in the classroom: its own weights, on the open table's rows that it was made with. */
export function lookInside({ classroomSetup, navigation }: Studio, model: TrainedModel): void {
  void classroomSetup.useModel(model)
  navigation.go('classroom')
}
