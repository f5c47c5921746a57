import type { Story } from "../story";

/** A candidate who reaches for the restart, recovers over the follow-ups, and mends a pipeline that sorted its counts as text. */
export const restartFirst: Story = {
  key: "restart-first",
  scenarioSlug: "log-processor",
  plannedMinutes: 45,
  daysAgo: 10,
  startsAt: { hour: 20, minute: 30 },
  cast: [
    { name: "한서연", role: "interviewer" },
    { name: "이하린", role: "candidate" },
    { name: "김도윤", role: "observer" },
  ],
  steps: [
    { at: "2:10", do: "reveal", node: "q1" },
    {
      at: "3:00", until: "6:20", do: "type", question: "q1",
      text: "프로세스가 살아 있다는 뜻 같습니다.\n\n급하니 먼저 재시작해서 통계를 살리고,\n1) 로그를 보고\n2) CPU와 메모리를 보고\n3) 그다음 네트워크를 보겠습니다.",
    },
    { at: "6:30", do: "note", by: "한서연", question: "q1", text: "재시작이 맨 앞에 나옴. 증거 얘기가 없다. 꼬리로 확인." },
    { at: "6:40", do: "pin", by: "한서연", question: "q1", quote: "먼저 재시작해서 통계를 살리고", criterion: "q1-first-checks" },
    { at: "6:50", do: "reveal", node: "q1-restart" },
    {
      at: "7:30", until: "10:10", do: "type", question: "q1",
      text: "\n\n고칩니다. 재시작하면 지금 상태를 다시 볼 수 없습니다.\nps와 로그 끝부분을 먼저 파일로 떠 두고, 2분 안에 정하겠습니다.\n다시 안 뜰 수도 있으니 유닛이 부르는 파일이 제자리에 있는지도 봅니다.",
    },
    { at: "10:20", do: "pin", by: "김도윤", question: "q1", quote: "다시 안 뜰 수도 있으니", criterion: "q1-first-checks" },
    { at: "10:30", do: "judge", by: "한서연", node: "q1-restart", outcome: "partly" },
    { at: "10:31", do: "judge", by: "김도윤", node: "q1-restart", outcome: "answered" },
    { at: "10:40", do: "reveal", node: "q1-type" },
    { at: "11:10", until: "12:30", do: "type", question: "q1", text: "\n\nType을 안 적으면 simple. fork하고 나면 시작된 걸로 칩니다." },
    { at: "13:00", do: "reveal", node: "q2" },
    { at: "13:20", do: "reveal", node: "q1-ps" },
    {
      at: "14:10", until: "17:30", do: "type", question: "q2",
      text: "D는 디스크를 기다리는 잠.\nS는 시그널로 깨울 수 있는데 D는 안 깨어납니다.\n\n가설: 로그가 있는 디스크가 느려졌다.\n확인: iostat, dmesg",
    },
    { at: "17:50", do: "reveal", node: "q2-pipe" },
    { at: "18:30", until: "20:00", do: "type", question: "q2", text: "\n\n파이프였다면 S였을 겁니다. 그러니 파일 쪽이고, 디스크가 아니라 네트워크 저장소일 수도 있겠네요. mount로 보겠습니다." },
    { at: "20:10", do: "note", by: "김도윤", question: "q2", text: "파이프와 파일을 스스로 갈랐다. 여기서 한 단계 올라감." },
    { at: "20:20", do: "judge", by: "한서연", node: "q2-pipe", outcome: "answered" },
    { at: "20:40", do: "reveal", node: "q3" },
    {
      at: "21:30", until: "25:40", do: "type", question: "q3",
      text: "awk -v since=\"$(date -d '1 hour ago' +%Y%m%d%H%M%S)\" '\n  BEGIN { split(\"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec\", m, \" \"); for (i in m) n[m[i]] = sprintf(\"%02d\", i) }\n  { split(substr($4, 2), t, /[\\/:]/)\n    if (t[3] n[t[2]] t[1] t[4] t[5] t[6] >= since && $7 != \"/api/v1/health_check\") print $1 }\n' /var/log/nginx/access.log | sort | uniq -c | sort -r | head -n 10\n",
    },
    {
      at: "26:00", do: "run", question: "q3",
      source: "awk -v since=\"$(date -d '1 hour ago' +%Y%m%d%H%M%S)\" '\n  BEGIN { split(\"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec\", m, \" \"); for (i in m) n[m[i]] = sprintf(\"%02d\", i) }\n  { split(substr($4, 2), t, /[\\/:]/)\n    if (t[3] n[t[2]] t[1] t[4] t[5] t[6] >= since && $7 != \"/api/v1/health_check\") print $1 }\n' /var/log/nginx/access.log | sort | uniq -c | sort -r | head -n 10\n",
    },
    { at: "26:40", do: "reveal", node: "q3-sort-memory" },
    { at: "27:10", until: "29:00", do: "type", question: "q3", text: "\n# sort는 메모리를 넘기면 /tmp에 임시 파일을 쓴다. 먼저 줄을 줄이고, 그래도 크면 -T로 넓은 곳을 준다." },
    { at: "29:30", do: "reveal", node: "q4" },
    {
      at: "30:10", until: "34:00", do: "type", question: "q4",
      text: "/usr는 여러 서버가 같이 쓰는 프로그램, /etc는 이 서버의 설정.\n설정을 백업하거나 배포할 때 실행 파일이 딸려 다니게 됩니다.\n\n오늘 멈춘 것과는 시각이 어긋나서 직접 원인은 아닌 것 같고, 다음에 켤 때 문제가 됩니다.",
    },
    { at: "34:20", do: "pin", by: "한서연", question: "q4", quote: "다음에 켤 때 문제가 됩니다", criterion: "q4-causal-chain" },
    { at: "34:40", do: "selfFound", node: "q4-running" },
    { at: "35:00", do: "reveal", node: "q4-mv-cp" },
    { at: "35:40", until: "37:10", do: "type", question: "q4", text: "\n\nmv는 라벨이 따라가고 cp는 새로 붙는 것으로 압니다. 확인은 ls -Z." },
    { at: "38:00", do: "note", by: "한서연", share: true, text: "처음 답을 스스로 고치는 힘이 좋습니다. 다음에는 첫 행동을 말하기 전에 무엇이 사라지는지 먼저 떠올려 보세요." },
  ],
  endsAt: "41:20",
  scores: [
    {
      by: "한서연",
      interview: { "diagnosis-order": 2, "systems-understanding": 3, "implementation-accuracy": 3, "follow-up-handling": 4, communication: 3 },
      before: { "q1-restart": { "q1-first-checks": 1 } },
      questions: { q1: { "q1-meaning": 3, "q1-first-checks": 2 }, q3: { "q3-composition": 3, "q3-conditions": 4, "q3-cost": 3 } },
    },
    {
      by: "김도윤",
      interview: { "diagnosis-order": 3, "systems-understanding": 3, "implementation-accuracy": 3, "follow-up-handling": 4, communication: 4 },
      questions: { q1: { "q1-meaning": 3, "q1-first-checks": 3 } },
    },
  ],
  after: {
    conclusion: { by: "한서연", text: "첫 행동은 재시작이었지만 한 번 묻자 무엇이 사라지는지 스스로 말했다. 처음부터 그 말을 하는 것이 다음 목표다." },
    goals: [{ by: "한서연", text: "첫 행동을 말하기 전에 무엇이 사라지는지 먼저 말하기" }],
  },
};
