#if NETGEN_GENERATOR
namespace NetGen.Generators.Vocabulary;
#else
namespace NetGen;
#endif

/// <summary>What a convolution or a pooling finds beyond the edges of its input.</summary>
public enum Padding
{
    /// <summary>Nothing: the kernel stays inside, <c>output = ⌊(input − extent) / stride⌋ + 1</c> with <c>extent = dilation·(kernel − 1) + 1</c>.</summary>
    Valid,

    /// <summary>As many zeros as give <c>output = ⌈input / stride⌉</c>; where their number is odd, the one more is at the end.</summary>
    Same,
}
