using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.Compare;
using NetGen.Benchmarks.Peers.Onnx;

namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>ONNX Runtime through its C interface, one thread. It predicts and does not train.</summary>
internal sealed class OrtPeer : IPeer
{
    /// <summary>The peer's name.</summary>
    public const string Key = "ort";

    // Where install.sh puts the library.
    private static readonly string LibraryPath = Path.Combine("onnxruntime", "libonnxruntime.so");

    private static readonly OrtForm[] Forms =
    [
        new(Prepacks: true, Binds: false),
        new(Prepacks: true, Binds: true),
        new(Prepacks: false, Binds: false),
        new(Prepacks: false, Binds: true),
    ];

    private readonly List<OrtSession> _sessions = [];
    private readonly OrtApi _api;
    private readonly nint _environment;

    private OrtPeer(OrtApi api)
    {
        _api = api;
        _environment = api.CreateEnvironment();
    }

    public string Name => Key;

    public string Description => $"ONNX Runtime {_api.Version}, C interface, 1 thread";

    /// <summary>Loads the library, if it is installed.</summary>
    /// <returns><see langword="null"/> if it is not.</returns>
    public static OrtPeer? TryStart() =>
        PeerFolder.Find() is { } folder && Path.Combine(folder, LibraryPath) is var path && File.Exists(path)
            ? new OrtPeer(OrtApi.Load(path))
            : null;

    public PeerSide? Prepare(PeerTask task)
    {
        if (task is not PredictTask predict)
        {
            return null;
        }

        OnnxModel model = OnnxModel.Of(task.Definition, task.Parameters, task.SamplesPerCall);
        (OrtForm Form, OrtSession Session, Probe Probe)[] candidates = [.. Forms.Select(form =>
        {
            OrtSession session = new(_api, _environment, model, task, form);
            RequireEqual(predict, session);
            return (form, session, new Probe(calls => session.Run(calls)));
        })];
        OrtForm fastest = FastestForm.Of(candidates.Select(candidate => (candidate.Form, candidate.Probe)));
        if (Environment.GetEnvironmentVariable("PEERDEBUG") is not null)
        {
            Console.WriteLine($"{task.Id}: {string.Join("; ", candidates.Select(c => $"{c.Form} {c.Probe.Best:F0} {c.Probe.Median:F0}"))}");
        }

        OrtSession chosen = candidates.Single(candidate => candidate.Form == fastest).Session;
        foreach (OrtSession other in candidates.Select(candidate => candidate.Session).Where(session => session != chosen))
        {
            other.Dispose();
        }

        _sessions.Add(chosen);
        return new PeerSide(fastest.ToString(), Time);

        TimeSpan Time(int calls)
        {
            long start = Stopwatch.GetTimestamp();
            chosen.Run(calls);
            return Stopwatch.GetElapsedTime(start);
        }
    }

    public void Dispose()
    {
        foreach (OrtSession session in _sessions)
        {
            session.Dispose();
        }

        _api.ReleaseEnvironment(_environment);
    }

    private static void RequireEqual(PredictTask task, OrtSession session)
    {
        float[] outputs = new float[task.OutputLength];
        for (int call = 0; call < task.CallCount; call++)
        {
            session.Run(1, call);
            session.Outputs.CopyTo(outputs.AsSpan(call * session.Outputs.Length));
        }

        task.RequireEqual(Key, outputs);
    }
}
