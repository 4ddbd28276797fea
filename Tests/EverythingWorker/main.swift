import EverythingFixture
import ExerciseBridges
import WorkerService

Worker.run(bridges: [.everything])
