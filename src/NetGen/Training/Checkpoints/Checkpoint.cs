using System;
using System.Collections.Immutable;
using System.IO;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// What training goes on from, bit for bit: a network's parameters, running statistics and optimizer moments, and, if <c>Fit</c> took it, where the
/// training stood: epoch and step, learning rate, the history so far, the best epoch.
/// </summary>
/// <remarks>
/// The file is a safetensors file: parameters and running statistics under their names, each moment as <c>name.moment</c>, those of the best epoch as
/// <c>name.best</c>, and the rest as JSON in the metadata. To predict with the network, save the network instead.
/// </remarks>
public sealed class Checkpoint
{
    private readonly CheckpointRun? _run;

    internal Checkpoint(NetworkDefinition definition, TrainingState state, CheckpointRun? run)
        : this(definition.Name, DefinitionJson.Write(definition), definition.Parameters, definition.Statistics, state, run)
    {
    }

    internal Checkpoint(
        string networkName,
        string definition,
        ImmutableArray<ParameterDefinition> parameters,
        ImmutableArray<ParameterDefinition> statistics,
        TrainingState state,
        CheckpointRun? run)
    {
        NetworkName = networkName;
        Definition = definition;
        Parameters = parameters;
        Statistics = statistics;
        State = state;
        _run = run;
    }

    /// <summary>The name of the network it is of.</summary>
    public string NetworkName { get; }

    /// <summary>The network's own state.</summary>
    public TrainingState State { get; }

    /// <summary>Whether <c>Fit</c> took it, so that <see cref="FitOptions.ResumeFrom"/> can go on from it.</summary>
    public bool IsOfFit => _run is not null;

    /// <summary>The epoch that was under way, from 1; <see langword="null"/> if <c>Fit</c> did not take it.</summary>
    public int? Epoch => _run?.Position.Epoch;

    /// <summary>The steps that were taken in that epoch.</summary>
    public int? Step => _run?.Position.Step;

    /// <summary>The steps that were taken in all epochs.</summary>
    public long? Iterations => _run?.Position.Iterations;

    /// <summary>The epochs that were completed; none if <c>Fit</c> did not take it.</summary>
    public ImmutableArray<EpochResult> Epochs => _run?.Epochs ?? [];

    /// <summary>The declaration, as JSON.</summary>
    internal string Definition { get; }

    /// <summary>The parameter tensors in canonical order: names and shapes.</summary>
    internal ImmutableArray<ParameterDefinition> Parameters { get; }

    /// <summary>The running statistics in canonical order: names and shapes.</summary>
    internal ImmutableArray<ParameterDefinition> Statistics { get; }

    internal CheckpointRun? Run => _run;

    /// <summary>Takes a network's state, as between steps of a loop of your own.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    public static Checkpoint Of<TNetwork>(TNetwork network)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        return new Checkpoint(TNetwork.Definition, network.GetTrainingState(), run: null);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">The file is damaged or no checkpoint.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Checkpoint Load(string path) => SourceFile.Read(path, Load);

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="stream">The file, read from the stream's position to its end; it need not be seekable, and stays open.</param>
    /// <exception cref="NetworkFileException">The file is damaged or no checkpoint.</exception>
    public static Checkpoint Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return CheckpointFile.Read(new ByteSource(stream));
    }

    /// <summary>Saves to a file, which is replaced if it is there; a crash leaves the old one or the new one.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Saves to a stream, from its position on. The stream stays open.</summary>
    /// <param name="stream">The stream; it need not be seekable.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointFile.Write(this, stream);
    }

    /// <summary>Gives a network the state.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <exception cref="ArgumentException">The checkpoint is of a network that is declared otherwise.</exception>
    public void Restore<TNetwork>(TNetwork network)
        where TNetwork : ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        CheckIsOf(TNetwork.Definition, nameof(network));
        network.SetTrainingState(State);
    }

    /// <summary>What <c>Fit</c> needs to go on.</summary>
    /// <exception cref="ArgumentException">It is of another network, or <c>Fit</c> did not take it.</exception>
    internal CheckpointRun RunOf(NetworkDefinition definition)
    {
        CheckIsOf(definition, "options");
        return _run ?? throw new ArgumentException(
            "The checkpoint to resume from holds a network's state but no position in a training: expected one that Fit saved.", "options");
    }

    private void CheckIsOf(NetworkDefinition definition, string argument)
    {
        if (NetworkName != definition.Name)
        {
            throw new ArgumentException($"Expected a checkpoint of network '{definition.Name}'; found one of '{NetworkName}'.", argument);
        }

        if (Definition != DefinitionJson.Write(definition))
        {
            throw new ArgumentException(
                $"Expected a checkpoint of network '{definition.Name}' as it is declared now; found one of another declaration: {Definition}", argument);
        }
    }
}
