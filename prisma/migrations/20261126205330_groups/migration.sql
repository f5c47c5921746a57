-- CreateEnum
CREATE TYPE "RoundRole" AS ENUM ('interviewer', 'candidate', 'observer', 'author');

-- CreateEnum
CREATE TYPE "RoundStatus" AS ENUM ('planned', 'started', 'done');

-- CreateEnum
CREATE TYPE "AbsenceKind" AS ENUM ('absence', 'snooze', 'noShow');

-- CreateEnum
CREATE TYPE "SwapStatus" AS ENUM ('asked', 'accepted', 'approved', 'declined', 'withdrawn', 'stale');

-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'ko',
ADD COLUMN     "roundMinutes" SMALLINT NOT NULL DEFAULT 45,
ADD COLUMN     "slotMinute" SMALLINT NOT NULL DEFAULT 1230,
ADD COLUMN     "slotWeekday" SMALLINT NOT NULL DEFAULT 4;

-- AlterTable
ALTER TABLE "GroupMember" ADD COLUMN     "level" SMALLINT;

-- CreateTable
CREATE TABLE "GroupInvite" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "email" TEXT,
    "tokenHash" BYTEA NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "GroupInvite_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupHoliday" (
    "groupId" UUID NOT NULL,
    "day" CHAR(10) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "GroupHoliday_pkey" PRIMARY KEY ("groupId","day")
);

-- CreateTable
CREATE TABLE "GroupConflict" (
    "groupId" UUID NOT NULL,
    "firstId" UUID NOT NULL,
    "secondId" UUID NOT NULL,

    CONSTRAINT "GroupConflict_pkey" PRIMARY KEY ("groupId","firstId","secondId")
);

-- CreateTable
CREATE TABLE "Season" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seed" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Season_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" UUID NOT NULL,
    "seasonId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "plannedMinutes" SMALLINT NOT NULL,
    "authorDeadline" TIMESTAMPTZ(3),
    "reviewerId" UUID,
    "status" "RoundStatus" NOT NULL DEFAULT 'planned',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Room" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "letter" VARCHAR(2) NOT NULL,
    "scenarioSlug" TEXT,
    "movedTo" TIMESTAMPTZ(3),
    "interviewId" UUID,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Placement" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "roomId" UUID NOT NULL,
    "userId" UUID,
    "guestName" TEXT,
    "role" "RoundRole" NOT NULL,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "goal" TEXT,
    "prepared" TEXT[],

    CONSTRAINT "Placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "roundId" UUID,
    "fromDay" CHAR(10),
    "toDay" CHAR(10),
    "kind" "AbsenceKind" NOT NULL DEFAULT 'absence',
    "reason" TEXT,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SwapRequest" (
    "id" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "requesterId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "reason" TEXT,
    "status" "SwapStatus" NOT NULL DEFAULT 'asked',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SwapRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanDraft" (
    "id" UUID NOT NULL,
    "seasonId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "baseRevision" INTEGER NOT NULL,
    "seed" INTEGER NOT NULL,
    "plan" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlanDraft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GroupInvite_tokenHash_key" ON "GroupInvite"("tokenHash");

-- CreateIndex
CREATE INDEX "GroupInvite_groupId_idx" ON "GroupInvite"("groupId");

-- CreateIndex
CREATE INDEX "Season_groupId_idx" ON "Season"("groupId");

-- CreateIndex
CREATE INDEX "Round_startsAt_idx" ON "Round"("startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Round_seasonId_number_key" ON "Round"("seasonId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Room_interviewId_key" ON "Room"("interviewId");

-- CreateIndex
CREATE UNIQUE INDEX "Room_roundId_letter_key" ON "Room"("roundId", "letter");

-- CreateIndex
CREATE INDEX "Placement_userId_idx" ON "Placement"("userId");

-- CreateIndex
CREATE INDEX "Placement_roomId_idx" ON "Placement"("roomId");

-- CreateIndex
CREATE UNIQUE INDEX "Placement_roundId_userId_key" ON "Placement"("roundId", "userId");

-- CreateIndex
CREATE INDEX "Absence_groupId_userId_idx" ON "Absence"("groupId", "userId");

-- CreateIndex
CREATE INDEX "Absence_roundId_idx" ON "Absence"("roundId");

-- CreateIndex
CREATE INDEX "SwapRequest_roundId_idx" ON "SwapRequest"("roundId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanDraft_seasonId_userId_key" ON "PlanDraft"("seasonId", "userId");

-- AddForeignKey
ALTER TABLE "GroupInvite" ADD CONSTRAINT "GroupInvite_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupHoliday" ADD CONSTRAINT "GroupHoliday_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupConflict" ADD CONSTRAINT "GroupConflict_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Season" ADD CONSTRAINT "Season_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_seasonId_fkey" FOREIGN KEY ("seasonId") REFERENCES "Season"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Room" ADD CONSTRAINT "Room_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_roomId_fkey" FOREIGN KEY ("roomId") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Placement" ADD CONSTRAINT "Placement_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SwapRequest" ADD CONSTRAINT "SwapRequest_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "Round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanDraft" ADD CONSTRAINT "PlanDraft_seasonId_fkey" FOREIGN KEY ("seasonId") REFERENCES "Season"("id") ON DELETE CASCADE ON UPDATE CASCADE;
