using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NetGen.Benchmarks.Compare;
using NetGen.Benchmarks.Peers.Onnx;

namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>ONNX Runtime through its C interface, in this process. It predicts and does not train.</summary>
internal sealed class OrtPeer : IPeer
{
    /// <summary>The peer's name.</summary>
    public const string Key = "ort";

    // Where install.sh puts the library.
    private static readonly string LibraryPath = Path.Combine("onnxruntime", "libonnxruntime.so");

    private static readonly OrtForm[] Forms =
    [
        new(Prepacks: true, HasArena: true),
        new(Prepacks: true, HasArena: false),
        new(Prepacks: false, HasArena: true),
        new(Prepacks: false, HasArena: false),
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

    public string Description => $"ONNX Runtime {_api.Version} through its C interface, 1 thread, all graph optimisations";

    /// <summary>Loads the library, if it is installed.</summary>
    /// <returns><see langword="null"/> if it is not.</returns>
    /// <exception cref="PeerException">It cannot be used.</exception>
    public static OrtPeer? TryStart() =>
        PeerFolder.Find() is { } folder && Path.Combine(folder, LibraryPath) is var path && File.Exists(path)
            ? new OrtPeer(OrtApi.Load(path))
            : null;

    public PeerProbe? Prepare(PeerTask task)
    {
        if (task is not PredictTask predict)
        {
            return null;
        }

        OnnxModel model = OnnxModel.Of(task.Definition, task.Parameters, task.SamplesPerCall);
        OrtSession[] sessions = [.. Forms.Select(form => new OrtSession(_api, _environment, model, task, form))];
        foreach (OrtSession session in sessions)
        {
            RequireEqual(predict, session);
        }

        OrtSession fastest = FastestSession.Of(sessions);
        foreach (OrtSession other in sessions.Where(session => session != fastest))
        {
            other.Dispose();
        }

        _sessions.Add(fastest);
        return new PeerProbe(Name, fastest.Form.ToString(), new Probe(calls => fastest.Run(calls)));
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
            session.Run(1, first: call);
            session.Outputs.CopyTo(outputs.AsSpan(call * session.Outputs.Length));
        }

        task.RequireEqual($"{Key} ({session.Form})", outputs);
    }
}
