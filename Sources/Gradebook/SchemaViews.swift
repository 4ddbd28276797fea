/// Views for people with any SQLite client: `SELECT * FROM scores`.
enum SchemaViews {
  /// The view that schema version 3 adds: `problems`, what the latest run of each class says about uploads.
  static let version3 = """
    CREATE VIEW problems AS
      SELECT runs.class, run_problems.problem, runs.id AS run
      FROM run_problems
      JOIN latest_runs AS runs ON runs.id = run_problems.run
      ORDER BY runs.class, run_problems.position;
    """

  /// The views of schema version 1.
  ///
  /// - `latest_runs`: per class the last finished run, or the last one while none is finished.
  /// - `history`: every exercise score of every run.
  /// - `scores`: `history`, the latest run of each class only.
  /// - `marks`: one row per student of the latest run.
  /// - `items`: item results of the latest run.
  static let version1 = """
    CREATE VIEW latest_runs AS
      SELECT * FROM runs AS run
      WHERE id = (
        SELECT id FROM runs WHERE class = run.class ORDER BY finished IS NULL, id DESC LIMIT 1);

    CREATE VIEW history AS
      SELECT
        runs.class, runs.id AS run, runs.started, students.id AS student, students.name, students.section,
        exercise_results.exercise, exercise_results.title,
        exercise_results.earned, exercise_results.points,
        CASE exercise_results.harness_errors
          WHEN 0 THEN 'complete'
          WHEN 1 THEN '1 harness error'
          ELSE exercise_results.harness_errors || ' harness errors'
        END AS status
      FROM run_exercises
      JOIN runs ON runs.id = run_exercises.run
      JOIN students ON students.id = run_exercises.student
      JOIN exercise_results ON exercise_results.id = run_exercises.result
      ORDER BY runs.class, run_exercises.run, run_exercises.student, run_exercises.position;

    CREATE VIEW scores AS
      SELECT class, student, name, section, exercise, title, earned, points, status, run
      FROM history
      WHERE run IN (SELECT id FROM latest_runs);

    CREATE VIEW marks AS
      SELECT
        runs.class, students.id AS student, students.name, students.email, students.section,
        run_submissions.mark, run_submissions.sandboxed,
        submissions.origin, submissions.content_hash, runs.id AS run
      FROM run_submissions
      JOIN latest_runs AS runs ON runs.id = run_submissions.run
      JOIN students ON students.id = run_submissions.student
      JOIN submissions ON submissions.id = run_submissions.submission
      ORDER BY runs.class, students.id;

    CREATE VIEW items AS
      SELECT
        runs.class, run_exercises.student, exercise_results.exercise, item_results.item, item_results.title,
        item_results.kind, item_results.earned, item_results.points,
        item_results.passed_cases, item_results.cases, item_results.mistakes, runs.id AS run
      FROM run_exercises
      JOIN latest_runs AS runs ON runs.id = run_exercises.run
      JOIN exercise_results ON exercise_results.id = run_exercises.result
      JOIN item_results ON item_results.result = exercise_results.id
      ORDER BY runs.class, run_exercises.student, run_exercises.position, item_results.position;
    """
}
