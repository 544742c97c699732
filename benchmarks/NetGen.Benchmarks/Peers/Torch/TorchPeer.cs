using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetGen.Benchmarks.Compare;

namespace NetGen.Benchmarks.Peers.Torch;

/// <summary>
/// PyTorch in a Python process of its own. That process times the calls, so that neither its start nor the way to it counts.
/// </summary>
internal sealed class TorchPeer : IPeer
{
    /// <summary>The peer's name.</summary>
    public const string Key = "torch";

    private const string Script = "torch_worker.py";

    // The interpreter that is called python3 need not be the one that Debian's packages belong to.
    private static readonly string[] Interpreters = ["python3", "/usr/bin/python3"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netgen-peers-");
    private readonly TorchWorker _worker;

    private TorchPeer(TorchWorker worker, string description)
    {
        _worker = worker;
        Description = description;
    }

    public string Name => Key;

    public string Description { get; }

    /// <summary>Starts the worker with the first interpreter that has PyTorch.</summary>
    /// <returns><see langword="null"/> if none has.</returns>
    public static TorchPeer? TryStart() =>
        PeerFolder.Find() is { } folder ? Interpreters.Select(interpreter => TryStart(interpreter, folder)).FirstOrDefault(peer => peer is not null) : null;

    public PeerProbe? Prepare(PeerTask task)
    {
        JsonObject request = new()
        {
            ["id"] = task.Id,
            ["network"] = Write("network.safetensors", task.File),
            ["inputs"] = Write("inputs", MemoryMarshal.AsBytes(task.Inputs.Span)),
            ["rows"] = task.SamplesPerCall,
        };
        JsonElement answer = task switch
        {
            PredictTask predict => Prepare(predict, request),
            TrainTask train => Prepare(train, request),
            _ => throw new ArgumentException($"There are no tasks such as {task.GetType().Name}.", nameof(task)),
        };
        return new PeerProbe(Name, answer.GetProperty("form").GetString() ?? "", new Probe(Time));

        TimeSpan Time(int calls)
        {
            JsonElement time = _worker.Ask(new JsonObject { ["do"] = "run", ["id"] = task.Id, ["calls"] = calls });
            return TimeSpan.FromTicks(time.GetProperty("nanoseconds").GetInt64() / TimeSpan.NanosecondsPerTick);
        }
    }

    public void Dispose()
    {
        _worker.Dispose();
        _folder.Delete(recursive: true);
    }

    private static TorchPeer? TryStart(string interpreter, string folder)
    {
        TorchWorker? worker = TorchWorker.TryStart(interpreter, Path.Combine(folder, Script));
        if (worker?.Ask(new JsonObject { ["do"] = "describe" }).TryGetProperty("description", out JsonElement description) == true)
        {
            return new TorchPeer(worker, description.GetString() ?? "");
        }

        worker?.Dispose();
        return null;
    }

    private JsonElement Prepare(PredictTask task, JsonObject request)
    {
        request["do"] = "predict";
        request["outputs"] = PathOf("outputs");
        JsonElement answer = _worker.Ask(request);
        task.RequireEqual(Key, ReadFloats("outputs"));
        return answer;
    }

    private JsonElement Prepare(TrainTask task, JsonObject request)
    {
        request["do"] = "train";
        request["labels"] = Write("labels", MemoryMarshal.AsBytes<int>(task.Labels));
        request["steps"] = task.ComparedSteps;
        request["timing_learning_rate"] = task.TimingLearningRate;
        request["result"] = PathOf("result");
        JsonElement answer = _worker.Ask(request);
        ReadOnlySpan<float> result = ReadFloats("result");
        int count = task.Definition.ParameterCount;
        ReadOnlySpan<float> gradients = result.Slice(1, count);
        task.RequireEqual(Key, new TrainingResult(result[0], [.. gradients], result[1 + count], [.. result[(count + 2)..]]));
        return answer;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string Write(string name, ReadOnlySpan<byte> bytes)
    {
        string path = PathOf(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private ReadOnlySpan<float> ReadFloats(string name) => MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(PathOf(name)));
}
