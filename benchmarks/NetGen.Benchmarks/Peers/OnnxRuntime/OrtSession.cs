using System;
using System.Linq;
using NetGen.Benchmarks.Peers.Onnx;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>A network in ONNX Runtime, bound to the samples of all calls that take turns.</summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private const int AllOptimizations = 99;

    private readonly OrtApi _api;
    private readonly nint _session;
    private readonly nint _runOptions;
    private readonly nint _memory;
    private readonly nint[] _inputs;
    private readonly nint _output;
    private readonly nint[] _bindings;
    private readonly AlignedArena _samples;
    private readonly AlignedArena _outputs;

    public OrtSession(OrtApi api, nint environment, OnnxModel model, PeerTask task, OrtForm form)
    {
        _api = api;
        Form = form;
        _session = CreateSession(environment, model);
        _runOptions = api.CreateRunOptions();
        _memory = api.CreateCpuMemoryInfo();
        _outputs = new AlignedArena(task.SamplesPerCall * task.Definition.OutputShape.Size);
        _output = api.CreateTensor(_memory, _outputs.Span, Shape(task.SamplesPerCall, task.Definition.OutputShape));
        _inputs = new nint[task.CallCount];
        _bindings = new nint[task.CallCount];
        _samples = ChannelsFirst.Of(task.Inputs, task.Definition.InputShape);
        int length = task.SamplesPerCall * task.Definition.InputShape.Size;
        for (int call = 0; call < task.CallCount; call++)
        {
            Span<float> samples = _samples.Span.Slice(call * length, length);
            _inputs[call] = api.CreateTensor(_memory, samples, Shape(task.SamplesPerCall, task.Definition.InputShape));
            _bindings[call] = api.CreateBinding(_session);
            api.BindInput(_bindings[call], model.Input, _inputs[call]);
            api.BindOutput(_bindings[call], model.Output, _output);
        }
    }

    public OrtForm Form { get; }

    /// <summary>What the latest call predicted.</summary>
    public ReadOnlySpan<float> Outputs => _outputs.Span;

    /// <summary>Makes a number of calls, the samples taking turns.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="first">Whose turn is first.</param>
    public void Run(int calls, int first = 0)
    {
        for (int call = 0; call < calls; call++)
        {
            _api.Check(_api.RunWithBinding(_session, _runOptions, _bindings[(first + call) % _bindings.Length]));
        }
    }

    public void Dispose()
    {
        Array.ForEach(_bindings, _api.ReleaseBinding);
        Array.ForEach(_inputs, _api.ReleaseValue);
        _api.ReleaseValue(_output);
        _api.ReleaseMemoryInfo(_memory);
        _api.ReleaseRunOptions(_runOptions);
        _api.ReleaseSession(_session);
    }

    private static long[] Shape(int rows, TensorShape sample) => [rows, .. ChannelsFirst.Shape(sample).Select(extent => (long)extent)];

    private nint CreateSession(nint environment, OnnxModel model)
    {
        nint options = _api.CreateSessionOptions();
        _api.SetSequential(options);
        _api.SetIntraOpThreads(options, 1);
        _api.SetInterOpThreads(options, 1);
        _api.SetGraphOptimization(options, AllOptimizations);
        if (!Form.Prepacks)
        {
            _api.AddConfiguration(options, "session.disable_prepacking", "1");
        }

        if (!Form.HasArena)
        {
            _api.DisableArena(options);
        }

        nint session = _api.CreateSession(environment, model.File, options);
        _api.ReleaseSessionOptions(options);
        return session;
    }
}
