using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;

namespace NetGen.Testing;

/// <summary>Declarations compiled with what is emitted for them, loaded, and ready to make networks.</summary>
public sealed class NetworkCompilation
{
    private static int _count;

    private NetworkCompilation(GeneratorRun run, Assembly assembly)
    {
        Run = run;
        Assembly = assembly;
    }

    /// <summary>The run of the generator: emitted text and diagnostics.</summary>
    public GeneratorRun Run { get; }

    /// <summary>The loaded assembly.</summary>
    public Assembly Assembly { get; }

    /// <summary>Compiles and loads. <c>using NetGen;</c> is up to the source.</summary>
    /// <exception cref="InvalidOperationException">There is any warning or error; the message has them with the lines around.</exception>
    public static NetworkCompilation Load(string source, RunOptions? options = null) => Load([source], options);

    /// <inheritdoc cref="Load(string, RunOptions?)"/>
    public static NetworkCompilation Load(ImmutableArray<string> sources, RunOptions? options = null)
    {
        // A name of its own for each, or two could not be loaded beside each other.
        int number = Interlocked.Increment(ref _count);
        options = (options ?? RunOptions.Default) with { AssemblyName = string.Create(CultureInfo.InvariantCulture, $"Network{number}") };
        GeneratorRun run = GeneratorRunner.Run(sources, options);
        using MemoryStream image = new();
        EmitResult emitted = run.Output.Emit(image);

        // Emission reports what the compiler has to say about every method: asking for it beforehand would bind them all twice.
        ImmutableArray<Diagnostic> diagnostics = run.WarningsAndErrors(emitted.Diagnostics);
        if (!diagnostics.IsEmpty || !emitted.Success)
        {
            throw new InvalidOperationException(CompilerComplaints.Describe(diagnostics));
        }

        image.Position = 0;
        return new NetworkCompilation(run, new AssemblyLoadContext(options.AssemblyName).LoadFromStream(image));
    }

    /// <summary>Creates a network.</summary>
    /// <param name="typeName">Its full name as reflection has it; <see langword="null"/> if the source has one network only.</param>
    /// <param name="seed">What initialises the parameters.</param>
    public ILoadedNetwork Create(string? typeName = null, ulong seed = 0) => LoadedNetwork.Create(NetworkType(typeName), seed);

    /// <summary>Creates a network that learns.</summary>
    /// <inheritdoc cref="Create"/>
    public ILoadedTrainableNetwork CreateTrainable(string? typeName = null, ulong seed = 0) =>
        (ILoadedTrainableNetwork)Create(typeName, seed);

    /// <summary>The class of a network.</summary>
    /// <inheritdoc cref="Create"/>
    public Type NetworkType(string? typeName = null) => typeName is null
        ? Assembly.GetTypes().Single(type => type.IsDefined(typeof(NetworkAttribute), inherit: false))
        : Assembly.GetType(typeName, throwOnError: true)!;
}
