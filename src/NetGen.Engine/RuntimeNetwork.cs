using System;
using System.Numerics;
using System.Numerics.Tensors;
using System.Threading;
using NetGen.Engine.Graph;
using NetGen.Engine.Layers;
using NetGen.Runtime;

namespace NetGen.Engine;

/// <summary>
/// A network that is run from its definition: layers are objects, shapes are numbers, and operations are calls into
/// System.Numerics.Tensors, or loops over <see cref="Vector{T}"/> where it has none that fits. It means the same as the generated network of the same definition and shares no arithmetic with it.
/// </summary>
/// <typeparam name="T">The type of all numbers, storage and arithmetic alike: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// Parameters are in the definition's canonical order throughout. Predicting is safe from many threads at once, as long as none
/// trains or sets parameters.
/// </remarks>
public sealed partial class RuntimeNetwork<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Large batches pass in pieces: enough rows that the weights are read rarely, few enough that activations stay in cache.
    private const int RowsPerPass = 64;

    private readonly LayerGraph<T> _graph;
    private readonly Layer<T>[] _layers;
    private readonly ParameterStore<T> _parameters;
    private readonly StatisticStore<T> _statistics;
    private readonly ThreadLocal<Workspace<T>> _workspaces;

    /// <summary>Creates a network whose parameters are all zero, and whose random numbers in training are those of the seed 0.</summary>
    /// <param name="definition">What to run. Without training, the members that train throw.</param>
    /// <exception cref="ArgumentException">
    /// The engine does not know a layer, activation, loss or optimizer of the definition, or they do not fit together.
    /// </exception>
    public RuntimeNetwork(NetworkDefinition definition)
        : this(definition, LayerRegistry<T>.Default)
    {
    }

    /// <summary>Creates a network whose parameters are initialised from a seed, to the values of the generated network of that seed.</summary>
    /// <param name="definition">What to run. Without training, the members that train throw.</param>
    /// <param name="seed">Any number; the same values from the same seed on every machine.</param>
    /// <exception cref="ArgumentException">
    /// The engine does not know a layer, activation, loss or optimizer of the definition, or they do not fit together.
    /// </exception>
    public RuntimeNetwork(NetworkDefinition definition, ulong seed)
        : this(definition, LayerRegistry<T>.Default, seed)
    {
        float[] parameters = new float[definition.ParameterCount];
        ParameterInitialization.Fill(definition, seed, parameters);
        TensorPrimitives.ConvertChecked<float, T>(parameters, _parameters.Values);
    }

    internal RuntimeNetwork(NetworkDefinition definition, LayerRegistry<T> layers, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Definition = definition;
        _parameters = new ParameterStore<T>(definition.ParameterCount, hasGradients: definition.Training is not null);
        _statistics = new StatisticStore<T>(definition);
        _graph = GraphBuilder<T>.Build(definition, layers, _parameters, _statistics);
        _layers = _graph.LayersBefore(_graph.Output);
        _steps = FindSteps(_graph);
        _outputRows = FindOutputRows(_graph);
        _workspaces = new ThreadLocal<Workspace<T>>(() => new Workspace<T>(_graph.Slots, isForTraining: false));
        _trainer = definition.Training is { } training ? new Trainer<T>(_graph, _parameters, _statistics, definition, training, seed) : null;
    }

    /// <summary>What the network runs.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>The number of values in one sample.</summary>
    public int InputSize => _graph.Input.Size;

    /// <summary>The number of values predicted for one sample.</summary>
    public int OutputSize => _graph.Output.Size;

    /// <summary>The number of parameters.</summary>
    public int ParameterCount => Definition.ParameterCount;

    /// <summary>Predicts for one sample. Allocates nothing after a thread's first call.</summary>
    /// <param name="input"><see cref="InputSize"/> values.</param>
    /// <param name="output">Receives <see cref="OutputSize"/> values. Must not overlap the input.</param>
    /// <exception cref="ArgumentException">A length is not as said.</exception>
    public void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        ArgumentChecks.RequireLength(input.Length, InputSize, nameof(input));
        ArgumentChecks.RequireLength(output.Length, OutputSize, nameof(output));
        Infer(input, lengths: default, output, 1);
    }

    /// <summary>Predicts for any number of samples; none is a no-op.</summary>
    /// <param name="inputs">The samples, row after row.</param>
    /// <param name="outputs">Receives as many rows. Must not overlap the inputs.</param>
    /// <exception cref="ArgumentException">A length is no multiple of a row's, or the numbers of rows differ.</exception>
    public void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        int rows = ArgumentChecks.RequireRows(inputs.Length, InputSize, nameof(inputs));
        PredictBatch(inputs, lengths: default, outputs, rows);
    }

    /// <summary>Copies all parameters out.</summary>
    /// <param name="destination">Receives <see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    public void GetParameters(Span<T> destination)
    {
        ArgumentChecks.RequireLength(destination.Length, ParameterCount, nameof(destination));
        _parameters.Values.CopyTo(destination);
    }

    /// <summary>Sets all parameters. Optimizer moments are left alone.</summary>
    /// <param name="source"><see cref="ParameterCount"/> values.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    public void SetParameters(ReadOnlySpan<T> source)
    {
        ArgumentChecks.RequireLength(source.Length, ParameterCount, nameof(source));
        source.CopyTo(_parameters.Values);
    }

    /// <summary>Copies all running statistics out, in the order of the layers.</summary>
    /// <param name="destination">Receives as many values as the definition has statistics.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    public void GetStatistics(Span<T> destination)
    {
        ArgumentChecks.RequireLength(destination.Length, Definition.StatisticCount, nameof(destination));
        _statistics.Values.CopyTo(destination);
    }

    /// <summary>Sets all running statistics, in the order of the layers.</summary>
    /// <param name="source">As many values as the definition has statistics.</param>
    /// <exception cref="ArgumentException">The length is not as said.</exception>
    public void SetStatistics(ReadOnlySpan<T> source)
    {
        ArgumentChecks.RequireLength(source.Length, Definition.StatisticCount, nameof(source));
        source.CopyTo(_statistics.Values);
        _statistics.HasPending = false;
    }

    // Lengths are empty if all samples have all steps.
    private void PredictBatch(ReadOnlySpan<T> inputs, ReadOnlySpan<int> lengths, Span<T> outputs, int rows)
    {
        ArgumentChecks.RequireLength(outputs.Length, (long)rows * OutputSize, nameof(outputs));
        for (int row = 0; row < rows; row += RowsPerPass)
        {
            int count = Math.Min(RowsPerPass, rows - row);
            Infer(
                inputs.Slice(row * InputSize, count * InputSize),
                lengths.IsEmpty ? default : lengths.Slice(row, count),
                outputs.Slice(row * OutputSize, count * OutputSize),
                count);
        }
    }

    // The workspace of this pass stays as it is until the thread's next one.
    private Workspace<T> Infer(ReadOnlySpan<T> inputs, ReadOnlySpan<int> lengths, Span<T> outputs, int rows)
    {
        Workspace<T> workspace = _workspaces.Value!;
        workspace.Begin(rows, lengths);
        inputs.CopyTo(workspace.Values(_graph.Input));
        foreach (Layer<T> layer in _layers)
        {
            layer.Forward(workspace);
        }

        workspace.Values(_graph.Output).CopyTo(outputs);
        ClearMissingSteps(lengths, outputs);
        return workspace;
    }

    private void ClearMissingSteps(ReadOnlySpan<int> lengths, Span<T> outputs)
    {
        if (_outputRows == 1)
        {
            return;
        }

        int size = OutputSize / _outputRows;
        for (int row = 0; row < lengths.Length; row++)
        {
            outputs.Slice(row * OutputSize, OutputSize)[(lengths[row] * size)..].Clear();
        }
    }
}
