using System.Collections.Generic;
using NetGen.Testing.Definitions;

namespace NetGen.Conformance.Tests.Engine;

/// <summary>Convolutions and poolings that between them have every option, by what they are.</summary>
internal static class WindowCases
{
    private static readonly WindowOptions Plain = new();
    private static readonly WindowOptions Same = new() { Padding = Padding.Same };

    /// <summary>What a convolution reads, its filters, its kernel and the rest.</summary>
    public static readonly IReadOnlyDictionary<string, (int[] Input, int Filters, int[] Kernel, WindowOptions Options)> Convolutions =
        new Dictionary<string, (int[] Input, int Filters, int[] Kernel, WindowOptions Options)>
        {
            ["one pixel"] = ([1, 1, 1], 1, [1, 1], Plain),
            ["pointwise"] = ([3, 4, 5], 6, [1, 1], Plain),
            ["square"] = ([5, 6, 3], 4, [3, 3], Plain),
            ["tall kernel"] = ([6, 4, 2], 3, [4, 2], Plain),
            ["wide kernel"] = ([4, 7, 2], 3, [1, 5], Plain),
            ["whole image"] = ([3, 4, 2], 5, [3, 4], Plain),
            ["stride"] = ([7, 6, 2], 3, [3, 2], Plain with { Stride = 2 }),
            ["stride beyond the kernel"] = ([7, 8, 2], 2, [2, 2], Plain with { Stride = 3 }),
            ["same"] = ([4, 5, 3], 2, [3, 3], Same),
            ["same, even kernel"] = ([4, 5, 2], 3, [2, 4], Same),
            ["same, stride"] = ([6, 7, 2], 3, [3, 4], Same with { Stride = 2 }),
            ["same, stride beyond the kernel"] = ([5, 7, 2], 3, [1, 2], Same with { Stride = 3 }),
            ["padding"] = ([4, 3, 2], 3, [3, 3], Plain with { PaddingSize = 1 }),
            ["padding, stride, some left over"] = ([6, 5, 2], 3, [3, 2], Plain with { PaddingSize = 2, Stride = 3 }),
            ["padding beyond the kernel"] = ([2, 2, 1], 2, [2, 2], Plain with { PaddingSize = 3 }),
            ["dilation"] = ([7, 6, 2], 3, [3, 2], Plain with { Dilation = 2 }),
            ["dilation, same, stride"] = ([7, 6, 2], 3, [3, 2], Same with { Dilation = 3, Stride = 2 }),
            ["groups"] = ([4, 5, 6], 4, [3, 3], Plain with { Groups = 2 }),
            ["groups, everything else"] = ([7, 8, 4], 6, [2, 3], Plain with { Groups = 2, Stride = 2, Dilation = 2, PaddingSize = 1 }),
            ["depthwise"] = ([5, 4, 5], 5, [3, 3], Same with { Groups = 5 }),
            ["depthwise, two filters a channel"] = ([4, 4, 3], 6, [2, 2], Plain with { Groups = 3 }),
            ["more windows and filters than a block"] = ([6, 7, 17], 5, [5, 5], Plain),
            ["along time"] = ([9, 3], 4, [3], Plain),
            ["along time, everything"] = ([11, 4], 6, [3], Plain with { Groups = 2, Stride = 2, Dilation = 2, PaddingSize = 3 }),
            ["along time, same, even kernel"] = ([7, 2], 3, [4], Same with { Stride = 2 }),
        };

    /// <summary>What a pooling reads, its size and how it moves.</summary>
    public static readonly IReadOnlyDictionary<string, (int[] Input, int Size, WindowOptions Options)> Pools =
        new Dictionary<string, (int[] Input, int Size, WindowOptions Options)>
        {
            ["side by side"] = ([4, 6, 3], 2, Plain with { Stride = 2 }),
            ["some left over"] = ([5, 7, 2], 3, Plain with { Stride = 3 }),
            ["overlapping"] = ([5, 4, 2], 3, Plain),
            ["gaps between"] = ([5, 7, 2], 1, Plain with { Stride = 2 }),
            ["same"] = ([5, 6, 2], 3, Same with { Stride = 2 }),
            ["same, even"] = ([3, 5, 2], 2, Same),
            ["padding"] = ([4, 5, 2], 3, Plain with { PaddingSize = 1, Stride = 2 }),
            ["half of it padding"] = ([3, 4, 2], 2, Plain with { PaddingSize = 1 }),
            ["along time"] = ([9, 3], 2, Plain with { Stride = 2 }),
            ["along time, overlapping, padding"] = ([7, 2], 4, Plain with { PaddingSize = 2, Stride = 3 }),
            ["along time, same"] = ([8, 2], 3, Same with { Stride = 2 }),
        };
}
