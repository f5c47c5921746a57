-- CreateEnum
CREATE TYPE "DraftStatus" AS ENUM ('draft', 'ready');

-- CreateTable
CREATE TABLE "Scenario" (
    "slug" TEXT NOT NULL,
    "groupId" UUID,
    "authorId" UUID,
    "familySlug" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Scenario_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "ScenarioDraft" (
    "slug" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" "DraftStatus" NOT NULL DEFAULT 'draft',
    "reviewerId" UUID,
    "changedById" UUID,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedRevision" INTEGER,

    CONSTRAINT "ScenarioDraft_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "Scenario_groupId_idx" ON "Scenario"("groupId");

-- CreateIndex
CREATE INDEX "Scenario_authorId_idx" ON "Scenario"("authorId");

-- CreateIndex
CREATE INDEX "Scenario_familySlug_idx" ON "Scenario"("familySlug");

-- AddForeignKey
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Scenario" ADD CONSTRAINT "Scenario_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioDraft" ADD CONSTRAINT "ScenarioDraft_slug_fkey" FOREIGN KEY ("slug") REFERENCES "Scenario"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioDraft" ADD CONSTRAINT "ScenarioDraft_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScenarioDraft" ADD CONSTRAINT "ScenarioDraft_changedById_fkey" FOREIGN KEY ("changedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A version that an interview may have pinned never changes. Only which version new interviews use does.
CREATE FUNCTION refuse_scenario_version_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a scenario version is immutable';
END;
$$;
CREATE TRIGGER scenario_version_immutable BEFORE UPDATE OF id, slug, hash, content ON "ScenarioVersion" FOR EACH ROW
  WHEN (OLD.id IS DISTINCT FROM NEW.id OR OLD.slug IS DISTINCT FROM NEW.slug OR OLD.hash IS DISTINCT FROM NEW.hash OR OLD.content IS DISTINCT FROM NEW.content)
  EXECUTE FUNCTION refuse_scenario_version_change();
