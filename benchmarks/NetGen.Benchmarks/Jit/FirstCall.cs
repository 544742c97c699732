using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime;
using System.Text.Json;

namespace NetGen.Benchmarks.Jit;

/// <summary>What the first call took.</summary>
/// <param name="Milliseconds">All of it.</param>
/// <param name="Compiling">The part in which the JIT compiled what the call came upon, in milliseconds.</param>
/// <param name="Methods">How many methods that was.</param>
internal sealed record FirstCall(double Milliseconds, double Compiling, long Methods)
{
    /// <summary><c>first-call id [before]</c>, in a process of its own: measures one subject and prints the figures as JSON.</summary>
    /// <param name="ids">The subject, and another to be called before it, so that the runtime has warmed up.</param>
    /// <returns>The exit code.</returns>
    public static int Run(ReadOnlySpan<string> ids)
    {
        Action[] calls = [.. ids.ToArray().Select(id => JitSubject.All.Single(subject => subject.Id == id).Prepare())];
        if (calls.Length > 1)
        {
            calls[1]();
        }

        // Once before, so that measuring itself is compiled.
        Measure(() => { });
        Console.WriteLine(JsonSerializer.Serialize(Measure(calls[0])));
        return 0;
    }

    private static FirstCall Measure(Action call)
    {
        TimeSpan compiling = JitInfo.GetCompilationTime(currentThread: true);
        long methods = JitInfo.GetCompiledMethodCount(currentThread: true);
        long begin = Stopwatch.GetTimestamp();
        call();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(begin);
        return new FirstCall(
            elapsed.TotalMilliseconds,
            (JitInfo.GetCompilationTime(currentThread: true) - compiling).TotalMilliseconds,
            JitInfo.GetCompiledMethodCount(currentThread: true) - methods);
    }
}
