-- CreateTable
CREATE TABLE "ReviewComment" (
    "id" UUID NOT NULL,
    "interviewId" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "threadId" UUID,
    "clockMs" INTEGER NOT NULL,
    "questionId" TEXT,
    "start" INTEGER,
    "end" INTEGER,
    "quote" TEXT,
    "text" TEXT NOT NULL,
    "mentions" UUID[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReviewComment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewComment_interviewId_clockMs_idx" ON "ReviewComment"("interviewId", "clockMs");

-- CreateIndex
CREATE INDEX "ReviewComment_threadId_idx" ON "ReviewComment"("threadId");

-- AddForeignKey
ALTER TABLE "ReviewComment" ADD CONSTRAINT "ReviewComment_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewComment" ADD CONSTRAINT "ReviewComment_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
