-- CreateEnum
CREATE TYPE "SeenRole" AS ENUM ('candidate', 'interviewer', 'observer', 'author', 'rater', 'reader');

-- CreateTable
CREATE TABLE "ScenarioSeen" (
    "userId" UUID NOT NULL,
    "scenarioSlug" TEXT NOT NULL,
    "role" "SeenRole" NOT NULL,
    "interviewId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ScenarioSeen_pkey" PRIMARY KEY ("userId","scenarioSlug","role")
);

-- CreateIndex
CREATE INDEX "ScenarioSeen_scenarioSlug_idx" ON "ScenarioSeen"("scenarioSlug");

-- AddForeignKey
ALTER TABLE "ScenarioSeen" ADD CONSTRAINT "ScenarioSeen_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioSeen" ADD CONSTRAINT "ScenarioSeen_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What earlier interviews say: interviewers and observers read a scenario from their admission on, candidates from the start.
INSERT INTO "ScenarioSeen" ("userId", "scenarioSlug", "role", "interviewId", "at")
SELECT DISTINCT ON (seen."userId", seen.slug, seen.role) seen."userId", seen.slug, seen.role, seen."interviewId", seen.at
FROM (
  SELECT p."userId", s.slug, p.role::text::"SeenRole" AS role, v.id AS "interviewId",
         CASE WHEN p.role = 'candidate' THEN GREATEST(p."admittedAt", v."startedAt") ELSE p."admittedAt" END AS at
  FROM "Participant" p JOIN "Interview" v ON v.id = p."interviewId" JOIN "ScenarioVersion" s ON s.id = v."scenarioVersionId"
  WHERE p."userId" IS NOT NULL
    AND (p.role <> 'candidate' OR (v."startedAt" IS NOT NULL AND (p."removedAt" IS NULL OR p."removedAt" > v."startedAt")))
  UNION ALL
  SELECT p."userId", s.slug, 'rater'::"SeenRole", v.id, j.at
  FROM journal j JOIN "Participant" p ON p.id = j."actorId" JOIN "Interview" v ON v.id = j."interviewId" JOIN "ScenarioVersion" s ON s.id = v."scenarioVersionId"
  WHERE j.type = 'scores.submitted' AND p."userId" IS NOT NULL
) AS seen
ORDER BY seen."userId", seen.slug, seen.role, seen.at;
