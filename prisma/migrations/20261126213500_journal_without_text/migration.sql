-- Opening a room folds all of its journal but the text; without this it would read past every keystroke ever made there.
-- Prisma's schema has no words for a partial index, so it stands here only.
CREATE INDEX "journal_without_text" ON "journal" ("interviewId", "seq") WHERE type <> 'answer.updated';
