PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('v1');
INSERT INTO grdb_migrations VALUES('v2');
CREATE TABLE schema_versions (
  migration TEXT PRIMARY KEY NOT NULL,
  tool_version TEXT NOT NULL,
  applied TEXT NOT NULL
);
INSERT INTO schema_versions VALUES('v1','1.0.0','2026-11-23 23:25:06.149');
INSERT INTO schema_versions VALUES('v2','0.1.0','2026-11-30 08:29:55.310');
CREATE TABLE classes (
  name TEXT PRIMARY KEY NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) = 16),
  created TEXT NOT NULL
);
INSERT INTO classes VALUES('labs','000000000000002a','2026-11-23 23:25:06.153');
CREATE TABLE students (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  email TEXT,
  section TEXT
);
INSERT INTO students VALUES('ada','Ada',NULL,NULL);
CREATE TABLE submissions (
  id INTEGER PRIMARY KEY,
  student TEXT NOT NULL REFERENCES students (id),
  content_hash TEXT NOT NULL,
  origin TEXT NOT NULL,
  received TEXT NOT NULL,
  UNIQUE (student, content_hash, origin)
);
INSERT INTO submissions VALUES(1,'ada','h1','class/ada.zip','1970-01-01 00:00:00.000');
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  class TEXT NOT NULL,
  course TEXT NOT NULL,
  seed TEXT NOT NULL CHECK (length(seed) = 16),
  tool_version TEXT NOT NULL,
  toolchain_version TEXT NOT NULL,
  sandboxed INTEGER NOT NULL CHECK (sandboxed IN (0, 1)),
  started TEXT NOT NULL,
  finished TEXT
, seed_per_student INTEGER NOT NULL DEFAULT 0 CHECK (seed_per_student IN (0, 1)));
INSERT INTO runs VALUES(1,'labs','Deep Learning','ffffffffffffffff','1.0.0','6.3.1',1,'2026-11-23 23:25:06.153','2026-11-23 23:25:06.157',0);
CREATE TABLE exercise_results (
  id INTEGER PRIMARY KEY,
  content_hash TEXT NOT NULL,
  exercise TEXT NOT NULL,
  grading_key TEXT,
  title TEXT NOT NULL,
  points INTEGER NOT NULL,
  earned INTEGER,
  harness_errors INTEGER NOT NULL,
  json TEXT NOT NULL,
  CHECK ((earned IS NULL) = (harness_errors > 0))
);
INSERT INTO exercise_results VALUES(1,'h1','mlp','k1','Multilayer perceptron',8,7,0,'{"diagnostics":[],"exercise":"mlp","items":[{"cases":0,"earned":4,"exercise":"mlp","findings":[],"item":"a","kind":"passed","passedCases":0,"points":4,"title":"item a","visibility":"hidden"},{"cases":4,"earned":3,"exercise":"mlp","findings":[],"item":"b","kind":"failed","passedCases":0,"points":4,"title":"item b","visibility":"hidden"}],"notes":[],"output":"π","title":"Multilayer perceptron"}');
CREATE TABLE item_results (
  result INTEGER NOT NULL REFERENCES exercise_results (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  item TEXT NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  points INTEGER NOT NULL,
  earned INTEGER,
  passed_cases INTEGER NOT NULL,
  cases INTEGER NOT NULL,
  mistakes TEXT NOT NULL,
  PRIMARY KEY (result, position),
  CHECK ((earned IS NULL) = (kind = 'harness error'))
) WITHOUT ROWID;
INSERT INTO item_results VALUES(1,0,'a','item a','passed',4,4,0,0,'');
INSERT INTO item_results VALUES(1,1,'b','item b','failed',4,3,0,4,'');
CREATE TABLE run_submissions (
  run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  student TEXT NOT NULL REFERENCES students (id),
  submission INTEGER NOT NULL REFERENCES submissions (id),
  mark REAL,
  notes TEXT NOT NULL,
  sandboxed INTEGER NOT NULL CHECK (sandboxed IN (0, 1)),
  PRIMARY KEY (run, student)
) WITHOUT ROWID;
INSERT INTO run_submissions VALUES(1,'ada',1,3.0,'["a remark"]',1);
CREATE TABLE run_exercises (
  run INTEGER NOT NULL,
  student TEXT NOT NULL,
  position INTEGER NOT NULL,
  result INTEGER NOT NULL REFERENCES exercise_results (id),
  PRIMARY KEY (run, student, position),
  FOREIGN KEY (run, student) REFERENCES run_submissions (run, student) ON DELETE CASCADE
) WITHOUT ROWID;
INSERT INTO run_exercises VALUES(1,'ada',0,1);
CREATE INDEX runs_by_class ON runs (class, id);
CREATE INDEX exercise_results_by_key ON exercise_results (content_hash, exercise, grading_key);
CREATE INDEX run_exercises_by_result ON run_exercises (result);
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
COMMIT;
