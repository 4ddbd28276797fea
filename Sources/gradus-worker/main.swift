import ExerciseBridges
import WorkerService

Worker.run(bridges: ExerciseBridge.all)
