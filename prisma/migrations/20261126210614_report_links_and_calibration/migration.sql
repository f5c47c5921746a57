-- CreateTable
CREATE TABLE "ReportLink" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "createdById" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "maskName" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReportLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Calibration" (
    "id" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Calibration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalibrationRater" (
    "calibrationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalibrationRater_pkey" PRIMARY KEY ("calibrationId","userId")
);

-- CreateTable
CREATE TABLE "CalibrationScore" (
    "id" UUID NOT NULL,
    "calibrationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CalibrationScore_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReportLink_tokenHash_key" ON "ReportLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ReportLink_interviewId_idx" ON "ReportLink"("interviewId");

-- CreateIndex
CREATE INDEX "Calibration_groupId_createdAt_idx" ON "Calibration"("groupId", "createdAt");

-- CreateIndex
CREATE INDEX "CalibrationRater_userId_idx" ON "CalibrationRater"("userId");

-- CreateIndex
CREATE INDEX "CalibrationScore_calibrationId_userId_idx" ON "CalibrationScore"("calibrationId", "userId");

-- AddForeignKey
ALTER TABLE "ReportLink" ADD CONSTRAINT "ReportLink_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calibration" ADD CONSTRAINT "Calibration_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Calibration" ADD CONSTRAINT "Calibration_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRater" ADD CONSTRAINT "CalibrationRater_calibrationId_fkey" FOREIGN KEY ("calibrationId") REFERENCES "Calibration"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationRater" ADD CONSTRAINT "CalibrationRater_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalibrationScore" ADD CONSTRAINT "CalibrationScore_calibrationId_userId_fkey" FOREIGN KEY ("calibrationId", "userId") REFERENCES "CalibrationRater"("calibrationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
