import type { ConsoleCardView, ConsoleFollowUpView, ConsoleQuestionView, ConsoleRunView, ConsoleView, CriterionView } from "@/lib/protocol/views";

/** A console in the middle of an interview, as the server would send it. Every part can be replaced. */

export const CONSOLE_AS_OF = 1_800_000_000_000;

export function consoleView(over: Partial<ConsoleView> = {}): ConsoleView {
  return {
    surface: "console",
    interviewId: "0190a000-0000-7000-8000-000000000001",
    seq: 120,
    role: "interviewer",
    clock: { status: "live", elapsedMs: clock(24, 17), asOf: CONSOLE_AS_OF, plannedMinutes: 45 },
    me: { participantId: "p-seoyeon", name: "한서연", role: "interviewer" },
    people: [
      { participantId: "p-seoyeon", name: "한서연", role: "interviewer" },
      { participantId: "p-minjae", name: "최민재", role: "candidate" },
      { participantId: "p-jiho", name: "박지호", role: "observer" },
    ],
    briefing: { title: "살아 있는데 일하지 않는 데몬", summary: "요약", briefing: "로그를 처리하는 데몬이 멈춘 듯 보입니다.", facts: [{ id: "os", label: "OS", value: "Rocky Linux 9" }] },
    briefingMinutes: 2,
    wrapUpMinutes: 5,
    questions: consoleQuestions(),
    nextNodeId: "q3-month",
    queue: ["q3-month", "q3-40gb"],
    interviewerTyping: false,
    rubric: { interview: interviewCriteria(), byQuestion: { q3: questionCriteria() } },
    scores: [
      { scope: "interview", criterionId: "diagnosis", level: 4, clockMs: clock(13, 0) },
      { scope: "interview", criterionId: "systems", level: 3, clockMs: clock(16, 0) },
      { scope: "interview", criterionId: "implementation", level: 3, clockMs: clock(24, 0) },
      { scope: "interview", criterionId: "communication", level: 4, clockMs: clock(20, 0) },
    ],
    notes: [
      { noteId: "n1", text: "신호가 전달되는 시점부터 설명. 순서가 좋다", questionId: "q2", clockMs: clock(12, 48), shared: false },
      { noteId: "n2", text: "짜기 전에 출력 모양을 먼저 말함", questionId: "q3", clockMs: clock(18, 40), shared: true },
      { noteId: "n3", text: "경계를 스스로 찾음 → ‘어디를 고칠지’로 바로", questionId: "q3", clockMs: clock(24, 14), shared: false },
    ],
    sharedNotes: [],
    pins: [
      { evidenceId: "e1", questionId: "q3", ...quoted("그래서 필드 비교는 awk 한 곳에 모았다."), criterionId: "implementation", clockMs: clock(22, 50) },
      { evidenceId: "e2", questionId: "q3", ...quoted("→ 달이 바뀌면 01/Dec가 30/Nov보다 앞에 온다. 여기가 틀린다"), criterionId: "implementation", clockMs: clock(24, 12) },
      { evidenceId: "e3", questionId: "q2", start: 0, end: 6, quote: "D 상태는", criterionId: "systems", clockMs: clock(11, 2) },
    ],
    host: null,
    runs: [consoleRun({ runId: "r3", number: 3, clockMs: clock(21, 5) }), consoleRun()],
    citations: [{ scope: "interview", criterionId: "implementation", evidence: { kind: "pin", id: "e2" } }],
    outcomes: { "q2-kill": "answered" },
    sealHours: 24,
    raters: [
      { participantId: "p-seoyeon", name: "한서연", role: "interviewer", submitted: false },
      { participantId: "p-jiho", name: "박지호", role: "observer", submitted: false },
    ],
    submitted: false,
    result: null,
    ...over,
  };
}

export function question(over: Partial<ConsoleQuestionView> & { nodeId: string; index: number }): ConsoleQuestionView {
  return {
    kind: "question",
    state: "hidden",
    queuePlace: null,
    revealedClockMs: null,
    sending: null,
    label: `질문 ${over.index}`,
    title: `질문 ${over.index}의 제목`,
    prompt: `질문 ${over.index}의 글`,
    minutes: 8,
    spentMs: 0,
    language: "shell",
    task: null,
    modelAnswer: "모범 답안",
    signals: [{ id: "s1", text: "좋은 신호" }],
    misconceptions: [{ id: "m1", text: "흔한 오해" }],
    followUps: [],
    cards: [],
    ...over,
  };
}

export function followUp(over: Partial<ConsoleFollowUpView> & { nodeId: string }): ConsoleFollowUpView {
  return {
    kind: "followUp",
    state: "hidden",
    queuePlace: null,
    revealedClockMs: null,
    sending: null,
    depth: over.parentId ? 1 : 0,
    parentId: null,
    title: over.nodeId,
    prompt: `${over.nodeId}의 글`,
    minutes: 2,
    required: false,
    adHoc: false,
    whenToUse: "답이 예제에만 맞을 때",
    probes: "경계를 아는지",
    goodReply: "문자열 비교가 달의 순서를 모른다고 말한다",
    ...over,
  };
}

export function card(over: Partial<ConsoleCardView> & { nodeId: string }): ConsoleCardView {
  return { kind: "card", state: "hidden", queuePlace: null, revealedClockMs: null, sending: null, title: over.nodeId, body: "$ ps\nPID STAT\n412 D", format: "terminal", ...over };
}

export function consoleRun(over: Partial<ConsoleRunView> = {}): ConsoleRunView {
  const expected = ["     60 203.0.113.24", "     31 198.51.100.7", "     22 192.0.2.61", "     10 192.0.2.140"].join("\n");
  const got = ["     48 203.0.113.24", "     29 198.51.100.7", "     21 192.0.2.61", "      8 192.0.2.140"].join("\n");
  const base = { seed: 1, stderr: "", exitCode: 0, durationMs: 41, truncated: false };
  return {
    runId: "r4",
    number: 4,
    questionId: "q3",
    state: "finished",
    clockMs: clock(23, 41),
    by: "최민재",
    source: SAMPLE_ANSWER,
    evidence: {
      kind: "shell",
      engine: { name: "bash", version: "5.2", authoritative: true },
      verdict: "fail",
      cases: [
        { ...base, caseId: "public", visibility: "public", verdict: "pass", checks: checks(7, 7), stdout: expected, expectedOutput: expected },
        { ...base, caseId: "noon", visibility: "hidden", verdict: "pass", checks: checks(7, 7), stdout: expected, expectedOutput: expected },
        { ...base, caseId: "month", visibility: "hidden", verdict: "fail", checks: checks(0, 7), stdout: got, expectedOutput: expected },
      ],
      findings: [{ id: "f1", message: "시간을 문자열로 비교합니다. [01/Dec가 [30/Nov보다 앞입니다." }],
      queuedMs: 12,
    },
    caseLabels: { public: "공개 예제 · 240줄", noon: "평일 한낮 · 400줄", month: "달이 바뀌는 자정 · 400줄" },
    ...over,
  };
}

export const SAMPLE_ANSWER = `# Q3. 최근 한 시간, 헬스체크를 뺀 요청을 IP별로 센다
# 순서: 시간으로 자르기 → URI로 거르기 → 1번 필드만 세기

LOG=/var/log/log-processor/daemon.log
since=$(date -d '1 hour ago' '+%d/%b/%Y:%H:%M:%S')

awk -v s="[$since" '
  $4 < s                       { next }   # 한 시간보다 오래된 줄
  $7 == "/api/v1/health_check" { next }   # 헬스체크는 버린다
  { print $1 }
' "$LOG" | sort | uniq -c | sort -k1,1nr | head -n 10

# grep이 먼저면 빠르지만, "7번째 필드"라는 조건을 줄 전체에서
# 찾게 된다. 그래서 필드 비교는 awk 한 곳에 모았다.
# 시간은 문자열로 비교한다. 같은 날이면 순서가 맞다.
# → 달이 바뀌면 01/Dec가 30/Nov보다 앞에 온다. 여기가 틀린다
`;

function consoleQuestions(): ConsoleQuestionView[] {
  return [
    question({ nodeId: "q1", index: 1, state: "done", revealedClockMs: clock(1, 58), spentMs: clock(7, 40), label: "상태의 뜻", title: "active (running)은 무엇을 뜻하나",
      followUps: [
        followUp({ nodeId: "q1-a", state: "revealed", revealedClockMs: clock(4, 0) }),
        followUp({ nodeId: "q1-b", state: "revealed", revealedClockMs: clock(6, 0) }),
        followUp({ nodeId: "q1-c" }),
      ] }),
    question({ nodeId: "q2", index: 2, state: "done", revealedClockMs: clock(9, 38), spentMs: clock(8, 25), label: "D 상태", title: "D 상태에 걸린 awk",
      followUps: [
        followUp({ nodeId: "q2-kill", state: "revealed", revealedClockMs: clock(12, 31), title: "kill -9가 듣지 않는 까닭" }),
        followUp({ nodeId: "q2-nfs", parentId: "q2-kill", state: "revealed", revealedClockMs: clock(15, 2), title: "그 파일이 NFS 위에 있었다면" }),
        followUp({ nodeId: "q2-wchan", title: "wchan과 stack, 무엇을 먼저 보나" }),
      ] }),
    question({ nodeId: "q3", index: 3, state: "current", revealedClockMs: clock(18, 5), spentMs: clock(6, 12), minutes: 10, label: "파이프라인", title: "한 줄 파이프라인으로 상위 10",
      task: { id: "t3", kind: "shell", brief: "상위 10개 IP를 세세요", publicExample: "공개 예제, 240줄", fileName: "answer-3.sh" },
      followUps: [
        followUp({ nodeId: "q3-month", state: "queued", queuePlace: 1, minutes: 3, title: "달이 바뀌는 자정에도 이 비교가 맞나. 아니면 어디를 고치나", prompt: "달이 바뀌는 자정에도 이 비교가 맞나요? 맞지 않는다면 어디를 고치겠습니까?" }),
        followUp({ nodeId: "q3-40gb", state: "queued", queuePlace: 2, title: "로그가 40GB라면 sort는 무엇을 쓰나" }),
        followUp({ nodeId: "q3-rotate", title: "로테이트 직후라면 한 시간치가 다 있나" }),
      ],
      cards: [card({ nodeId: "q3-card", title: "ps가 보여 주는 것" })] }),
    question({ nodeId: "q4", index: 4, minutes: 7, label: "SELinux", title: "/etc로 옮겨진 실행 파일",
      followUps: [followUp({ nodeId: "q4-context", title: "문맥(context)이 바뀌면 SELinux는" }), followUp({ nodeId: "q4-check", minutes: 1, title: "되돌린 뒤 무엇으로 확인하나" })] }),
    question({ nodeId: "q5", index: 5, minutes: 5, label: "권한", title: "755와 644의 이유" }),
  ];
}

function interviewCriteria(): CriterionView[] {
  const names = [["diagnosis", "진단 순서"], ["systems", "시스템 이해"], ["implementation", "구현 정확성"], ["followUp", "꼬리 대응"], ["communication", "설명력"]] as const;
  return names.map(([id, name]) => ({
    id,
    name,
    competency: id,
    anchors: ["도구가 떠오르지 않거나 순서가 섞여 결과가 없다", "거르기와 세기를 나누지만 조건 하나가 틀린다", "예제에서는 옳다. 경계 입력은 묻고 나서 알아챈다", "경계를 먼저 짚고 스스로 고칠 곳을 찾는다", "고친 뒤 검증 방법과 비용까지 말한다"],
  }));
}

function questionCriteria(): CriterionView[] {
  return [{ id: "q3-window", name: "시간 자르기", competency: "implementation", anchors: ["하나", "둘", "셋", "넷", "다섯"] }];
}

function checks(passed: number, of: number): NonNullable<ConsoleRunView["evidence"]>["cases"][number]["checks"] {
  return Array.from({ length: of }, (_, at) => ({ id: `row-${at + 1}`, verdict: at < passed ? ("pass" as const) : ("fail" as const), label: `row ${at + 1}` }));
}

function quoted(quote: string): { start: number; end: number; quote: string } {
  const start = SAMPLE_ANSWER.indexOf(quote);
  return { start, end: start + quote.length, quote };
}

function clock(minutes: number, seconds: number): number {
  return (minutes * 60 + seconds) * 1000;
}
