namespace NetGen.Generators.Emission;

/// <summary>Full names of the runtime's types, for the part of the emitted file that lies in the user's namespace.</summary>
internal static class Names
{
    public const string Kernels = "global::NetGen.Emitted.Kernels";
    public const string Arena = "global::NetGen.Runtime.AlignedArena";
    public const string Parallelism = "global::NetGen.Runtime.Parallelism";
    public const string ParallelTraining = "global::NetGen.Runtime.ParallelTraining";
    public const string PartedTraining = "global::NetGen.Runtime.IPartedTraining";
    public const string Guard = "global::NetGen.Runtime.Guard";
    public const string SampleWeights = "global::NetGen.Runtime.SampleWeights";
    public const string SequenceLengths = "global::NetGen.Runtime.SequenceLengths";
    public const string FloatSpan = "global::System.Span<float>";
    public const string ReadOnlyFloatSpan = "global::System.ReadOnlySpan<float>";
    public const string ReadOnlyIntegerSpan = "global::System.ReadOnlySpan<int>";
    public const string Reference = "ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference";
    public const string Optimized =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";
}
