using System;
using NetGen.Benchmarks.Peers.Onnx;
using NetGen.Runtime;

namespace NetGen.Benchmarks.Peers.OnnxRuntime;

/// <summary>A network in ONNX Runtime, with tensors over the samples of all calls that take turns.</summary>
internal sealed unsafe class OrtSession : IDisposable
{
    private const int AllOptimizations = 99;

    private readonly OrtApi _api;
    private readonly OrtForm _form;
    private readonly byte[] _inputName;
    private readonly byte[] _outputName;
    private readonly nint _memory;
    private readonly nint _runOptions;
    private readonly nint _session;
    private readonly nint[] _inputs;
    private readonly nint[] _bindings;
    private readonly nint _output;
    private readonly AlignedArena _outputs;

    public OrtSession(OrtApi api, nint environment, OnnxModel model, PeerTask task, OrtForm form)
    {
        _api = api;
        _form = form;
        _inputName = OrtApi.ZeroEnded(model.Input);
        _outputName = OrtApi.ZeroEnded(model.Output);
        _session = CreateSession(environment, model);
        _memory = api.CreateCpuMemoryInfo();
        _runOptions = api.CreateRunOptions();
        _outputs = new AlignedArena(task.SamplesPerCall * task.Definition.OutputShape.Size);
        _output = api.CreateTensor(_memory, _outputs.Span, Shape(task.SamplesPerCall, task.Definition.OutputShape));
        _inputs = new nint[task.CallCount];
        _bindings = new nint[task.CallCount];
        int length = task.SamplesPerCall * task.Definition.InputShape.Size;
        for (int call = 0; call < _inputs.Length; call++)
        {
            _inputs[call] = api.CreateTensor(
                _memory, task.Inputs.Span.Slice(call * length, length), Shape(task.SamplesPerCall, task.Definition.InputShape));
            _bindings[call] = api.CreateBinding(_session);
            api.BindInput(_bindings[call], model.Input, _inputs[call]);
            api.BindOutput(_bindings[call], model.Output, _output);
        }
    }

    /// <summary>What the latest call predicted.</summary>
    public ReadOnlySpan<float> Outputs => _outputs.Span;

    /// <summary>Makes a number of calls, with the samples in turn from a place on.</summary>
    public void Run(int calls, int first = 0)
    {
        if (_form.Binds)
        {
            RunBound(calls, first);
        }
        else
        {
            RunUnbound(calls, first);
        }
    }

    public void Dispose()
    {
        foreach (nint binding in _bindings)
        {
            _api.ReleaseBinding(binding);
        }

        foreach (nint input in _inputs)
        {
            _api.ReleaseValue(input);
        }

        _api.ReleaseValue(_output);
        _api.ReleaseRunOptions(_runOptions);
        _api.ReleaseMemoryInfo(_memory);
        _api.ReleaseSession(_session);
    }

    private static long[] Shape(int rows, TensorShape sample) => [rows, .. Array.ConvertAll<int, long>([.. sample.Extents], extent => extent)];

    private nint CreateSession(nint environment, OnnxModel model)
    {
        nint options = _api.CreateSessionOptions();
        try
        {
            _api.SetSequential(options);
            _api.SetIntraOpThreads(options, 1);
            _api.SetInterOpThreads(options, 1);
            _api.SetGraphOptimization(options, AllOptimizations);
            if (!_form.Prepacks)
            {
                _api.AddConfiguration(options, "session.disable_prepacking", "1");
            }

            return _api.CreateSession(environment, model.File, options);
        }
        finally
        {
            _api.ReleaseSessionOptions(options);
        }
    }

    private void RunUnbound(int calls, int first)
    {
        nint output = _output;
        fixed (byte* inputName = _inputName, outputName = _outputName)
        fixed (nint* inputs = _inputs)
        {
            byte* inputNames = inputName;
            byte* outputNames = outputName;
            for (int call = 0; call < calls; call++)
            {
                _api.Check(_api.Run(
                    _session, 0, &inputNames, inputs + ((first + call) % _inputs.Length), 1, &outputNames, 1, &output));
            }
        }
    }

    private void RunBound(int calls, int first)
    {
        for (int call = 0; call < calls; call++)
        {
            _api.Check(_api.RunWithBinding(_session, _runOptions, _bindings[(first + call) % _bindings.Length]));
        }
    }
}
