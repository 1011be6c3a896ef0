"""What ARNs of EC2 Image Builder look like: a little wider than AWS's own patterns, which AWS's published samples break."""

ARN = r"arn:aws[\w-]*:imagebuilder:[\w-]+:[\w-]+:"
BUILD_VERSION = ARN + r"image/[\w-]+/\d+\.\d+\.\d+/\d+"
PIPELINE = ARN + r"image-pipeline/[\w-]+"
